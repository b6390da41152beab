import { describe, expect, test } from 'bun:test';
import { PriceTable, pricesSchema } from '../../../src/engines/model/providers/price-table.ts';
import { parseConfig } from '../../../src/config/config.ts';
import shipped from '../../../src/engines/model/providers/prices.json';

describe('price table', () => {
  const table = new PriceTable({ 'm-1': { input: 1, output: 4 }, 'm-1-mini': { input: 0.1, output: 0.4 } });

  test('counts dollars a million tokens', () => {
    expect(table.cost('m-1', { input: 1_000_000, output: 500_000 })).toBe(3);
    expect(table.cost('m-1-mini', { input: 1_234, output: 10 })).toBe(0.000127);
  });

  test('knows a model with its release, and takes no other for it', () => {
    expect(table.cost('m-1-2025-08-07', { input: 1_000_000, output: 0 })).toBe(1);
    expect(table.cost('m-1-mini-latest', { input: 1_000_000, output: 0 })).toBe(0.1);
    for (const model of ['m-1-pro', 'm-10', 'm-2', ''])
      expect(table.cost(model, { input: 1, output: 1 })).toBeUndefined();
  });

  test('the table that ships is one', () => {
    expect(pricesSchema.safeParse(shipped).success).toBe(true);
    expect(shipped.$comment).toMatch(/gathered on \d+ \w+ \d{4} from /);
  });

  test('has a price for each model that is asked where none is named', () => {
    const keys = { OPENAI_API_KEY: 'key', GEMINI_API_KEY: 'key', ANTHROPIC_API_KEY: 'key' };
    const parsed = parseConfig(keys);
    const models = parsed.ok ? parsed.config.models : [];
    const prices = new PriceTable(pricesSchema.parse(shipped));
    expect(models).toHaveLength(3);
    for (const { model } of models) expect(prices.cost(model, { input: 1_000_000, output: 0 })).toBeGreaterThan(0);
  });

  test.each([
    ['no number', { m: { input: 'much', output: 1 } }],
    ['a member too many', { m: { input: 1, output: 1, cached: 0 } }],
    ['a list', [{ input: 1, output: 1 }]],
    ['nothing', null],
  ])('%s is no table', (_what, given) => expect(pricesSchema.safeParse(given).success).toBe(false));
});
