const DAY_MS = 86_400_000;

/** A day in UTC, counted from 1 January 1970. */
export type Day = number;

/** @param ms since 1970 */
export function dayOf(ms: number): Day {
  return Math.floor(ms / DAY_MS);
}

/** As `2026-11-21`. */
export function dateOf(day: Day): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** As `2026-W47`, by ISO 8601: weeks begin on Monday, and the first of a year is the one with its first Thursday. */
export function weekOf(day: Day): string {
  const thursday = day - weekday(day) + 3;
  const year = new Date(thursday * DAY_MS).getUTCFullYear();
  const first = dayOf(Date.UTC(year, 0, 1));
  return `${year}-W${String(Math.floor((thursday - first) / 7) + 1).padStart(2, '0')}`;
}

/** 0 = Monday; 1 January 1970 was a Thursday. */
function weekday(day: Day): number {
  return (day + 3) % 7;
}

/** An inclusive range of the keys that rollups are stored under: `d2026-11-21` or `m2026-11`. */
export type PeriodRange = readonly [first: string, last: string];

/** The days from `first` to `last` as few ranges: whole months as such, the days before and after them one by one. */
export function periodRanges(first: Day, last: Day): PeriodRange[] {
  const start = isFirst(first) ? first : nextMonth(first);
  const end = isFirst(last + 1) ? last + 1 : monthStart(last);
  if (start >= end) return [dayRange(first, last)];
  return [
    ...(first < start ? [dayRange(first, start - 1)] : []),
    [`m${dateOf(start).slice(0, 7)}`, `m${dateOf(end - 1).slice(0, 7)}`],
    ...(end <= last ? [dayRange(end, last)] : []),
  ];
}

/** From the first day to the last, both included. */
export function dayRange(first: Day, last: Day): PeriodRange {
  return [`d${dateOf(first)}`, `d${dateOf(last)}`];
}

function isFirst(day: Day): boolean {
  return monthStart(day) === day;
}

function monthStart(day: Day): Day {
  const date = new Date(day * DAY_MS);
  return dayOf(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1));
}

/** The first day of the month after. */
export function nextMonth(day: Day): Day {
  const date = new Date(day * DAY_MS);
  return dayOf(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1));
}
