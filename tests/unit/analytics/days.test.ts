import { describe, expect, test } from 'bun:test';
import * as fc from 'fast-check';
import { dateOf, dayOf, dayRange, periodRanges, weekOf } from '../../../src/analytics/days.ts';

const day = (date: string) => dayOf(Date.parse(date));

describe('periods', () => {
  test.each([
    ['2026-11-21', '2026-11-21', [['d2026-11-21', 'd2026-11-21']]],
    ['2026-11-01', '2026-11-30', [['m2026-11', 'm2026-11']]],
    ['2026-02-01', '2026-03-31', [['m2026-02', 'm2026-03']]],
    [
      '2026-10-31',
      '2026-12-01',
      [
        ['d2026-10-31', 'd2026-10-31'],
        ['m2026-11', 'm2026-11'],
        ['d2026-12-01', 'd2026-12-01'],
      ],
    ],
    ['2026-10-02', '2026-11-29', [['d2026-10-02', 'd2026-11-29']]],
  ])('%s to %s', (from, to, ranges) => {
    expect(periodRanges(day(from), day(to))).toEqual(ranges.map(([first = '', last = '']) => [first, last]));
  });

  test('hold every day once', () => {
    fc.assert(
      fc.property(fc.nat({ max: 30_000 }), fc.nat({ max: 900 }), (first, length) => {
        const days = Array.from({ length: length + 1 }, (_, index) => dateOf(first + index));
        const inside = (date: string) =>
          periodRanges(first, first + length).filter(([from, to]) => {
            const key = from.startsWith('m') ? `m${date.slice(0, 7)}` : `d${date}`;
            return from <= key && key <= to;
          }).length;
        expect(days.every((date) => inside(date) === 1)).toBe(true);
        expect([inside(dateOf(first - 1)), inside(dateOf(first + length + 1))]).toEqual([0, 0]);
      }),
    );
    expect(dayRange(0, 1)).toEqual(['d1970-01-01', 'd1970-01-02']);
  });
});

test.each([
  ['2026-01-01', '2026-W01'],
  ['2025-12-29', '2026-W01'],
  ['2027-01-03', '2026-W53'],
  ['2027-01-04', '2027-W01'],
  ['1970-01-01', '1970-W01'],
  ['2024-12-30', '2025-W01'],
])('%s lies in week %s', (date, week) => {
  expect(weekOf(day(date))).toBe(week);
});
