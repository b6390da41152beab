import { dateOf, type Day, dayOf, nextMonth, weekOf } from './days.ts';
import type { Grouping } from '../protocol/summary.ts';

/** The keys of every day, week or month from `from` to `to`, in order; none for groups that are no time. */
export function timeKeys(groupBy: Grouping, from: Day, to: Day): Set<string> {
  const keys = new Set<string>();
  if (groupBy !== 'day' && groupBy !== 'week' && groupBy !== 'month') return keys;
  const next = groupBy === 'month' ? nextMonth : (day: Day) => day + 1;
  for (let day = from; day <= to; day = next(day)) keys.add(keyOf(groupBy, dateOf(day)));
  return keys;
}

/** @param period the key of a rollup: `d2026-11-21`, `t2026-11-21` or `m2026-11`. */
export function timeKey(groupBy: 'day' | 'week' | 'month', period: string): string {
  return keyOf(groupBy, period.slice(1));
}

function keyOf(groupBy: 'day' | 'week' | 'month', date: string): string {
  if (groupBy === 'day') return date;
  return groupBy === 'month' ? date.slice(0, 7) : weekOf(dayOf(Date.parse(date)));
}
