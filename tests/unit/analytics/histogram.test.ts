import { expect, test } from 'bun:test';
import * as fc from 'fast-check';
import { bucketOf, Histogram, RELATIVE_ERROR } from '../../../src/analytics/histogram.ts';

const durations = fc.array(fc.oneof(fc.nat({ max: 100 }), fc.nat({ max: 86_400_000 })), {
  minLength: 1,
  maxLength: 200,
});

function histogramOf(values: readonly number[]): Histogram {
  const histogram = new Histogram();
  for (const value of values) histogram.add(bucketOf(value), 1);
  return histogram;
}

test('a quantile is within its error of the value at its rank', () => {
  fc.assert(
    fc.property(durations, fc.constantFrom(0, 0.5, 0.95, 1), (values, share) => {
      const rank = Math.max(1, Math.ceil(values.length * share));
      const exact = values.toSorted((a, b) => a - b)[rank - 1] ?? Number.NaN;
      const said = histogramOf(values).quantile(share) ?? Number.NaN;
      // Answers are whole ms.
      expect(Math.abs(said - exact)).toBeLessThanOrEqual(Math.max(1, exact * RELATIVE_ERROR + 0.5));
    }),
  );
});

test('two histograms add up to that of all their durations', () => {
  fc.assert(
    fc.property(durations, durations, (some, others) => {
      const sum = histogramOf(some);
      for (const value of others) sum.addAll([bucketOf(value), 1]);
      const all = histogramOf([...some, ...others]);
      expect([sum.total, sum.quantile(0.5), sum.quantile(0.95)]).toEqual([
        all.total,
        all.quantile(0.5),
        all.quantile(0.95),
      ]);
    }),
  );
});

test('without durations there is no quantile, and none is too long for a bucket', () => {
  expect(new Histogram().quantile(0.5)).toBeNull();
  expect(bucketOf(Number.MAX_SAFE_INTEGER)).toBe(bucketOf(1e15));
  expect([bucketOf(-5), bucketOf(0), bucketOf(1)]).toEqual([0, 0, 0]);
});
