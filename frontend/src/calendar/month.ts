// The days of one month as a grid that the keyboard walks (ARIA Authoring Practices, date picker dialog).
import { Calendar, toIso, weekday } from "./days.ts";
import { make } from "./make.ts";
import { digits, type Settings } from "./settings.ts";
import { say } from "./typed.ts";

export type Limits = { earliest: number; latest: number; today: number };

export class Month {
  readonly table = make("table", { class: "calendar-month" });
  private readonly settings: Settings;
  private readonly calendar: Calendar;
  private readonly limits: Limits;

  constructor(settings: Settings, calendar: Calendar, limits: Limits) {
    this.settings = settings;
    this.calendar = calendar;
    this.limits = limits;
    this.table.setAttribute("role", "grid");
  }

  draw(focused: number, chosen: number | null): void {
    const first = this.calendar.monthOf(focused);
    const length = this.calendar.monthLength(first);
    const start = first - this.column(first);
    const rows: HTMLElement[] = [];
    for (let week = start; week < first + length; week += 7) {
      const cells = Array.from({ length: 7 }, (_, at) => this.cell(week + at, first, length, focused, chosen));
      rows.push(make("tr", {}, cells));
    }
    // Always six rows, so that nothing jumps from month to month.
    while (rows.length < 6) rows.push(make("tr", {}, [make("td", { class: "calendar-gap" })]));
    this.table.replaceChildren(make("thead", {}, [make("tr", {}, this.heads())]), make("tbody", {}, rows));
  }

  focus(): void {
    this.table.querySelector<HTMLElement>("[tabindex='0']")?.focus();
  }

  /** Returns the place of a day in its week, 0 to 6. */
  column(day: number): number {
    return (weekday(day) - this.settings.first + 7) % 7;
  }

  private heads(): HTMLElement[] {
    return Array.from({ length: 7 }, (_, at) => {
      const day = (this.settings.first + at) % 7;
      const head = make("th", { text: this.settings.signs[day] ?? "" });
      head.scope = "col";
      head.abbr = this.settings.weekdays[day] ?? "";
      head.setAttribute("aria-label", head.abbr);
      return head;
    });
  }

  private cell(day: number, first: number, length: number, focused: number, chosen: number | null): HTMLElement {
    const cell = make("td");
    if (day < first || day >= first + length) return cell;
    const isAllowed = day >= this.limits.earliest && day <= this.limits.latest;
    cell.dataset["day"] = String(day);
    cell.dataset["iso"] = toIso(day);
    cell.tabIndex = day === focused ? 0 : -1;
    cell.textContent = digits(this.calendar.of(day).day, this.settings);
    cell.setAttribute("aria-label", say(day, weekday(day), this.settings));
    cell.setAttribute("aria-selected", String(day === chosen));
    if (day === this.limits.today) cell.setAttribute("aria-current", "date");
    if (!isAllowed) cell.setAttribute("aria-disabled", "true");
    if (this.settings.rest.includes(weekday(day))) cell.className = "is-rest";
    return cell;
  }
}
