// Days as whole numbers (days since 1970-01-01) and as the three calendars count them. Browsers disagree about the Umm al-Qura
// calendar, so its months are kept here; a test compares all of it with the server, day by day.

export type System = "JALALI" | "HIJRI" | "GREGORIAN";
export type CalendarDay = { year: number; month: number; day: number };

const DAY = 86_400_000;
const MONTHS = 12;

export function fromIso(iso: string): number {
  return Math.round(Date.parse(`${iso}T00:00:00Z`) / DAY);
}

export function toIso(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** Returns the weekday of a day, Monday = 0. */
export function weekday(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

/** What a calendar says of a year: when it begins, and how long its months are. */
interface Years {
  mean: number;
  newYear(year: number): number;
  months(year: number): number[];
}

function solar(newYear: (year: number) => number, mean: number, lengths: number[], leapMonth: number): Years {
  const common = total(lengths);
  return {
    mean,
    newYear,
    months: (year) => lengths.map((length, month) => (month === leapMonth ? newYear(year + 1) - newYear(year) - common + length : length)),
  };
}

const gregorian = solar((year) => Date.UTC(year, 0, 1) / DAY, 365.2425, [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31], 1);

/** Eight leap years in 33, which holds for all years that can be chosen; the year 1403 began on 2024-03-20. */
const jalali = solar((year) => fromYear1403 + jalaliDays(year) - jalaliDays(1403), 365.2424, [31, 31, 31, 31, 31, 31, 30, 30, 30, 30, 30, 29], 11);
const fromYear1403 = fromIso("2024-03-20");

function jalaliDays(year: number): number {
  return 365 * year + Math.floor((8 * year + 21) / 33);
}

const FIRST_HIJRI_YEAR = 1343;
/** The twelve months of each year from 1343 to 1500, as days above 28. */
const MONTHS_ABOVE_28 =
  "212212220222112121212121212131202212112212211221112212212211212121221130212121222032121211212212212121112212212121212121" +
  "212212122112121212212121212121212212112121221121212121212122221211211221222121121121212121212122212121212121212121212121" +
  "212121212122212121202221212121212122212121212121212121212121212121212122212121221221212121212121212112121222121212112122" +
  "121212121212212121221122212121211221121122212121211212122122212121212121121212121212212121212121212212112121212212211212" +
  "121221212121212121212121212211212221221121212122112121212122122121212121212121212122212121221211212121212122112121212122" +
  "212111212122212121211221212212112121212221211212121221212121212121221212121212121221221211212122121212112121222121211212" +
  "122212121121122122212112112212212121212121212212121212121212212121211212212212121121212221212112121221221211211221222121" +
  "121122122122112112122212121211212212212121211212212122121211212122212121121212212212121121222212112111222212211211122212" +
  "212121121212212212112121212212122121121212212212112121221221211211222122121121122122122112121212122121212112122212121211" +
  "212212212121121212212211212121212212121212121212212211212112212221121121212221212112121222121211212122122121121212122121" +
  "212121212122121221121212122212112112122212211211212221212121121221221212112121221221212112121221221211212121222121121212" +
  "122211212121122212121212112212122121211212122212121121122122212112112212221211211221221212121122121221212121212121212212" +
  "121121221221212112121222121211211222212121121212212212112121212212121212112212212211211221212221121121221221212121121221" +
  "212212112121221221211212121222121121121222122112112122122211211212212212121121212212122112121212122122121121212212212112" +
  "112212221211211221221221121122121222112121212122121212112122122121211212122212121121212212212112121212212122112121212212" +
  "211212112212221121121212221212112121222121211212122122112121212122121212121212121221221121121222";
const HIJRI_MONTHS = (MONTHS_ABOVE_28.match(/\d{12}/g) ?? []).map((year) => [...year].map((days) => 28 + Number(days)));
const HIJRI_NEW_YEARS = HIJRI_MONTHS.reduce((starts, months) => [...starts, (starts.at(-1) ?? 0) + total(months)], [fromIso("1924-08-01")]);

const hijri: Years = {
  mean: 354.367,
  newYear: (year) => HIJRI_NEW_YEARS[year - FIRST_HIJRI_YEAR] ?? NaN,
  months: (year) => HIJRI_MONTHS[year - FIRST_HIJRI_YEAR] ?? [],
};

function total(lengths: number[]): number {
  return lengths.reduce((sum, length) => sum + length, 0);
}

const YEARS: Record<System, Years> = { JALALI: jalali, HIJRI: hijri, GREGORIAN: gregorian };
const KNOWN_YEAR: Record<System, number> = { JALALI: 1403, HIJRI: 1446, GREGORIAN: 2024 };

export class Calendar {
  private readonly years: Years;
  private readonly known: number;

  constructor(system: System) {
    this.years = YEARS[system];
    this.known = KNOWN_YEAR[system];
  }

  of(day: number): CalendarDay {
    let year = this.known + Math.floor((day - this.years.newYear(this.known)) / this.years.mean);
    while (this.years.newYear(year) > day) year -= 1;
    while (this.years.newYear(year + 1) <= day) year += 1;
    let left = day - this.years.newYear(year);
    let month = 0;
    const lengths = this.years.months(year);
    while (left >= (lengths[month] ?? Infinity)) left -= lengths[month++] ?? 0;
    return { year, month: month + 1, day: left + 1 };
  }

  /** Returns the first day of the month in which a day lies. */
  monthOf(day: number): number {
    return day - this.of(day).day + 1;
  }

  monthLength(first: number): number {
    const { year, month } = this.of(first);
    return this.years.months(year)[month - 1] ?? 0;
  }

  /** Returns the same day some months on, or the last one of a shorter month; beyond the calendar's reach, the day itself. */
  addMonths(day: number, months: number): number {
    const { year, month, day: number } = this.of(day);
    const count = year * MONTHS + month - 1 + months;
    const first = this.find(Math.floor(count / MONTHS), (count % MONTHS) + 1, 1);
    return first === null ? day : first + Math.min(number, this.monthLength(first)) - 1;
  }

  /** Returns the day with these numbers, or null where the calendar has none. */
  find(year: number, month: number, number: number): number | null {
    const lengths = this.years.months(year);
    const length = lengths[month - 1] ?? 0;
    if (number < 1 || number > length) return null;
    return this.years.newYear(year) + total(lengths.slice(0, month - 1)) + number - 1;
  }
}
