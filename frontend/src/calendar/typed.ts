// Reads and writes the text of the box, by the same rules as the server (foundation/calendars/parsing.py); what only the
// server can read, such as names of months, is left as it is.
import { toAscii } from "../elements/digits.ts";
import { Calendar } from "./days.ts";
import { digits, twoDigits, type Settings } from "./settings.ts";

export type Chosen = { day: number | null; hour: number | null; minute: number };

const LAST_LUNAR_OR_SOLAR_YEAR = 1700;
const INVISIBLE = /[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;
const NUMBERS = /^(\d{1,4})\s*([/.-])\s*(\d{1,2})\s*\2\s*(\d{1,4})/;
const HOUR = /(?:^|[^\d:])([01]?\d|2[0-3]):([0-5]\d)$/;
const REST = /^[\s,،]*(?:T|ساعت|الساعة|at)?\s*$/i;

export function read(text: string, settings: Settings): Chosen {
  const plain = toAscii(text).replace(INVISIBLE, "").trim();
  const time = settings.kind === "day" ? null : HOUR.exec(plain);
  const date = time ? plain.slice(0, plain.length - time[0].length + (/^\d/.test(time[0]) ? 0 : 1)) : plain;
  return {
    day: settings.kind === "time" ? null : readDay(date, settings),
    hour: time ? Number(time[1]) : null,
    minute: time ? Number(time[2]) : 0,
  };
}

function readDay(text: string, settings: Settings): number | null {
  const found = NUMBERS.exec(text);
  if (!found || !REST.test(text.slice(found[0].length))) return null;
  const [first, month, last] = [Number(found[1]), Number(found[3]), Number(found[4])];
  if (first > 99 === last > 99) return null;
  if (last > 99 && settings.language === "en" && first <= 12 && first !== month) return null;
  const [year, number] = first > 99 ? [first, last] : [last, first];
  const system = year > LAST_LUNAR_OR_SOLAR_YEAR ? "GREGORIAN" : settings.system;
  if (system === "GREGORIAN" && year <= LAST_LUNAR_OR_SOLAR_YEAR) return null;
  return new Calendar(system).find(year, month, number);
}

export function write(chosen: Chosen, settings: Settings): string {
  const parts: string[] = [];
  if (chosen.day !== null) {
    const { year, month, day } = new Calendar(settings.system).of(chosen.day);
    parts.push([String(year).padStart(4, "0"), twoDigits(month), twoDigits(day)].join(settings.separator));
  }
  if (chosen.hour !== null) parts.push(`${twoDigits(chosen.hour)}:${twoDigits(chosen.minute)}`);
  return digits(parts.join(" "), settings);
}

/** Says a day in words: «شنبه ۱۸ مرداد ۱۴۰۴». */
export function say(day: number, weekday: number, settings: Settings): string {
  const { year, month, day: number } = new Calendar(settings.system).of(day);
  const parts = [settings.weekdays[weekday], number, settings.months[month - 1], year, settings.era];
  return digits(parts.filter(Boolean).join(" "), settings);
}
