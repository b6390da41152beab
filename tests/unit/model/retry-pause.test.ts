import { describe, expect, test } from 'bun:test';
import { CALL_LIMITS } from '../../../src/engines/model/calls/call-limits.ts';
import { retryPause } from '../../../src/engines/model/providers/retry-pause.ts';

describe('the pause before a question is asked again', () => {
  const pauseOf = (attempt: number, random: number, retryAfterMs?: number) =>
    retryPause(
      { kind: 'rate_limited', ...(retryAfterMs !== undefined && { retryAfterMs }) },
      attempt,
      { ...CALL_LIMITS, attempts: 10 },
      random,
    );

  test('is anywhere below a bound that doubles and ends', () => {
    expect([1, 2, 3, 9].map((attempt) => pauseOf(attempt, 0.999_999))).toEqual([2_000, 4_000, 8_000, 30_000]);
    const down = [1, 2, 3].map((attempt) =>
      retryPause({ kind: 'unavailable' }, attempt, { ...CALL_LIMITS, attempts: 10 }, 0.999_999),
    );
    expect(down).toEqual([500, 1_000, 2_000]);
    expect(pauseOf(3, 0)).toBe(0);
  });

  test('is never shorter than the provider wants, and is not made at all where that is too long', () => {
    expect(pauseOf(1, 0, 7_000)).toBe(7_000);
    expect(pauseOf(1, 0.5, 7_000)).toBe(8_000);
    expect(pauseOf(1, 0, 30_001)).toBeUndefined();
  });

  test('is not made after the last attempt, nor for what does not pass', () => {
    expect(pauseOf(10, 0)).toBeUndefined();
    expect(retryPause({ kind: 'refused', status: 401 }, 1, CALL_LIMITS, 0)).toBeUndefined();
  });
});
