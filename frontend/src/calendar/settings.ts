// What the page says of its reader and of one box (entrypoints/ui/pickers.py).
import type { System } from "./days.ts";

export type Kind = "day" | "moment" | "time";

export interface Settings {
  kind: Kind;
  zero: string;
  words: Record<string, string>;
  system: System;
  language: string;
  separator: string;
  months: string[];
  era: string;
  weekdays: string[];
  signs: string[];
  first: number;
  rest: number[];
  today: string;
  earliest: string;
  latest: string;
}

/** Writes digits as the reader reads them. */
export function digits(text: string | number, settings: Settings): string {
  const zero = settings.zero.charCodeAt(0);
  return String(text).replace(/\d/g, (digit) => String.fromCharCode(zero + Number(digit)));
}

export function twoDigits(number: number): string {
  return String(number).padStart(2, "0");
}
