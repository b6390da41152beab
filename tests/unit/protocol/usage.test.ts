import { describe, expect, test } from 'bun:test';
import type { Usage } from '../../../src/protocol/events.ts';
import { totalUsage, withUsage } from '../../../src/protocol/fold/usage.ts';

const sums = (...calls: readonly Usage[]) => calls.reduce<readonly Usage[]>(withUsage, []);

describe('what calls used', () => {
  test('is one sum for each engine and pass', () => {
    const call = { engine: 'a/m', pass: 1, input_tokens: 10, output_tokens: 2, cost_usd: 0.1 };
    expect(sums(call, { ...call, cost_usd: 0.2 }, { ...call, pass: 2 }, { ...call, engine: 'b/m' }, call)).toEqual([
      { engine: 'a/m', pass: 1, input_tokens: 30, output_tokens: 6, cost_usd: 0.4 },
      { ...call, pass: 2 },
      { ...call, engine: 'b/m' },
    ]);
  });

  test('what is not known of one call is not known of the sum, and an estimate stays one', () => {
    const known = { engine: 'a/m', input_tokens: 10, output_tokens: 2, cost_usd: 0.1 };
    expect(sums(known, { engine: 'a/m', input_tokens: 1 })).toEqual([{ engine: 'a/m', input_tokens: 11 }]);
    expect(sums({ engine: 'a/m' }, known)).toEqual([{ engine: 'a/m' }]);
    expect(sums(known, { ...known, estimated: true }, known)[0]).toMatchObject({ estimated: true, input_tokens: 30 });
  });
});

test('all calls in one: whoever was asked, for whatever pass', () => {
  const call = { engine: 'a/m', pass: 1, input_tokens: 10, output_tokens: 2, cost_usd: 0.1 };
  expect(totalUsage([], 'a/m')).toBeUndefined();
  expect(totalUsage([call, { ...call, pass: 2 }, { ...call, engine: 'b/m', estimated: true }], 'a/m')).toEqual({
    engine: 'a/m',
    input_tokens: 30,
    output_tokens: 6,
    cost_usd: 0.3,
    estimated: true,
  });
});
