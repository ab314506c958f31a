// Hour and minute, always hour first from the left, as clocks are written in all three languages.
import { list, make } from "./make.ts";
import { digits, twoDigits, type Settings } from "./settings.ts";
import type { Chosen } from "./typed.ts";

const STEP = 5;

export class TimeLine {
  readonly line: HTMLElement;

  constructor(settings: Settings, chosen: Chosen) {
    const minutes = [...new Set([...Array(60 / STEP).keys()].map((at) => at * STEP).concat(chosen.minute))].sort((one, other) => one - other);
    const numbers = (values: number[]): [number, string][] => values.map((value) => [value, digits(twoDigits(value), settings)]);
    const hours: [number, string][] = [...(settings.kind === "moment" ? ([[-1, "–"]] as [number, string][]) : []), ...numbers([...Array(24).keys()])];
    if (chosen.hour === null && settings.kind === "time") chosen.hour = 9;
    this.line = make("div", { class: "calendar-time" }, [
      list(settings.words["hour"] ?? "", hours, chosen.hour ?? -1, (hour) => (chosen.hour = hour < 0 ? null : hour)),
      make("span", { text: ":" }),
      list(settings.words["minute"] ?? "", numbers(minutes), chosen.minute, (minute) => (chosen.minute = minute)),
    ]);
    this.line.dir = "ltr";
  }
}
