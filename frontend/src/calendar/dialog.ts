// The dialog of a date, a moment or a time: month and year, the days, the hour, and what to do with them.
import { Calendar, fromIso } from "./days.ts";
import { TimeLine } from "./hour.ts";
import { button, list, make } from "./make.ts";
import { Month, type Limits } from "./month.ts";
import { place } from "./place.ts";
import { digits, type Settings } from "./settings.ts";
import type { Chosen } from "./typed.ts";

const MONTHS = 12;

export class CalendarDialog {
  private readonly dialog = make("dialog", { class: "calendar" });
  private readonly settings: Settings;
  private readonly chosen: Chosen;
  private readonly take: (chosen: Chosen) => void;
  private readonly calendar: Calendar;
  private readonly limits: Limits;
  private readonly month: Month;
  private readonly head = make("div", { class: "calendar-head" });
  private readonly said = make("p", { class: "visually-hidden" });
  private focused: number;

  constructor(settings: Settings, chosen: Chosen, take: (chosen: Chosen) => void) {
    this.settings = settings;
    this.chosen = { ...chosen };
    this.take = take;
    this.calendar = new Calendar(settings.system ?? "GREGORIAN");
    this.limits = settings.kind === "time" ? { earliest: 0, latest: 0, today: 0 } : { earliest: fromIso(settings.earliest), latest: fromIso(settings.latest), today: fromIso(settings.today) };
    this.month = new Month(settings, this.calendar, this.limits);
    this.focused = this.within(chosen.day ?? this.limits.today);
    this.said.setAttribute("aria-live", "polite");
    this.dialog.setAttribute("aria-label", settings.words[settings.kind === "time" ? "hour" : "choose"] ?? "");
  }

  openIn(picker: HTMLElement): void {
    const opener = picker.querySelector<HTMLElement>(".date-open");
    if (this.settings.kind !== "time") this.addDays();
    if (this.settings.kind !== "day") this.dialog.append(new TimeLine(this.settings, this.chosen).line);
    this.dialog.append(this.foot());
    this.dialog.addEventListener("close", () => {
      this.dialog.remove();
      opener?.focus();
    });
    this.dialog.addEventListener("click", (event) => {
      if (event.target === this.dialog) this.dialog.close();
    });
    // What is chosen inside is no typing of the form's.
    for (const kind of ["input", "change", "keydown"]) this.dialog.addEventListener(kind, (event) => event.stopPropagation());
    picker.append(this.dialog);
    this.dialog.showModal();
    place(this.dialog, picker.querySelector("input") ?? picker);
    if (this.settings.kind === "time") this.dialog.querySelector("select")?.focus();
    else this.month.focus();
  }

  private addDays(): void {
    this.month.table.addEventListener("click", (event) => this.choose((event.target as Element).closest("td")));
    this.month.table.addEventListener("keydown", (event) => this.walk(event));
    this.dialog.append(this.head, this.said, this.month.table);
    this.show();
  }

  private foot(): HTMLElement {
    const { words, kind } = this.settings;
    const now = kind === "time" ? words["now"] : words["today"];
    const buttons = [button(now ?? "", () => this.now(), "button button--quiet")];
    if (kind !== "day") buttons.unshift(button(words["done"] ?? "", () => this.finish(), "button button--primary"));
    buttons.push(button(words["close"] ?? "", () => this.dialog.close(), "button button--quiet"));
    return make("div", { class: "calendar-foot" }, buttons);
  }

  private now(): void {
    if (this.settings.kind === "time") {
      const now = new Date();
      Object.assign(this.chosen, { hour: now.getHours(), minute: now.getMinutes() });
      return this.finish();
    }
    this.move(this.limits.today, true);
    if (this.focused === this.limits.today) this.pick(this.limits.today);
  }

  private finish(): void {
    if (this.settings.kind === "moment" && this.chosen.day === null) this.chosen.day = this.focused;
    this.take(this.chosen);
    this.dialog.close();
  }

  private within(day: number): number {
    return Math.min(this.limits.latest, Math.max(this.limits.earliest, day));
  }

  private move(day: number, focus: boolean): void {
    this.focused = this.within(day);
    this.show();
    if (focus) this.month.focus();
  }

  private show(): void {
    const { year, month } = this.calendar.of(this.focused);
    const label = digits(`${this.settings.months[month - 1]} ${year}`, this.settings);
    this.month.draw(this.focused, this.chosen.day);
    this.month.table.setAttribute("aria-label", label);
    if (this.said.textContent !== label) {
      this.said.textContent = label;
      this.drawHead(year, month);
    }
  }

  private drawHead(year: number, month: number): void {
    const { words, months } = this.settings;
    const at = document.activeElement instanceof HTMLElement ? document.activeElement.dataset["part"] : undefined;
    const step = (count: number): void => this.move(this.calendar.addMonths(this.focused, count), false);
    const parts = [
      button(words["previous"] ?? "", () => step(-1), "calendar-step", "back"),
      list(words["month"] ?? "", months.map((name, place) => [place + 1, name]), month, (next) => step(next - month)),
      list(words["year"] ?? "", this.years(), year, (next) => step((next - year) * MONTHS)),
      button(words["next"] ?? "", () => step(1), "calendar-step", "forward"),
    ];
    parts.forEach((part, place) => (part.dataset["part"] = String(place)));
    this.head.replaceChildren(...parts);
    if (at) parts[Number(at)]?.focus();
  }

  private years(): [number, string][] {
    const [first, last] = [this.calendar.of(this.limits.earliest).year, this.calendar.of(this.limits.latest).year];
    return Array.from({ length: last - first + 1 }, (_, at) => [first + at, digits(first + at, this.settings)]);
  }

  private choose(cell: HTMLElement | null): void {
    if (!cell?.dataset["day"] || cell.ariaDisabled === "true") return;
    this.pick(Number(cell.dataset["day"]));
  }

  private pick(day: number): void {
    this.chosen.day = day;
    if (this.settings.kind === "day") return this.finish();
    this.move(day, true);
  }

  private walk(event: KeyboardEvent): void {
    const onward = getComputedStyle(this.dialog).direction === "rtl" ? -1 : 1;
    const months = (event.shiftKey ? MONTHS : 1) * (event.key === "PageDown" ? 1 : -1);
    const places: Record<string, () => number> = {
      ArrowRight: () => this.focused + onward,
      ArrowLeft: () => this.focused - onward,
      ArrowDown: () => this.focused + 7,
      ArrowUp: () => this.focused - 7,
      Home: () => this.focused - this.month.column(this.focused),
      End: () => this.focused + 6 - this.month.column(this.focused),
      PageDown: () => this.calendar.addMonths(this.focused, months),
      PageUp: () => this.calendar.addMonths(this.focused, months),
    };
    const next = places[event.key];
    if (next) this.move(next(), true);
    else if (event.key === "Enter" || event.key === " ") this.pick(this.focused);
    else return;
    event.preventDefault();
  }
}
