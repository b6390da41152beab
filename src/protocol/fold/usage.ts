import type { Usage } from '../events.ts';

/** Dollars are added up to billionths: below that a sum of floats is noise. */
const BILLION = 1e9;

/**
 * The sums with one more call, one for each engine and pass. What is not known of a call is not known of the sum; what
 * is estimated in a call is in the sum.
 */
export function withUsage(sums: readonly Usage[], call: Usage): readonly Usage[] {
  const at = sums.findIndex(({ engine, pass }) => engine === call.engine && pass === call.pass);
  const sum = sums[at];
  return sum ? sums.with(at, added(sum, call)) : [...sums, call];
}

/** All calls in one, whoever was asked and for which pass; undefined where nobody was. @param engine for the sum */
export function totalUsage(calls: readonly Usage[], engine: string): Usage | undefined {
  const nothing: Usage = { engine, input_tokens: 0, output_tokens: 0, cost_usd: 0 };
  return calls.length === 0 ? undefined : calls.reduce((sum, call) => added(sum, call), nothing);
}

function added(a: Usage, b: Usage): Usage {
  const input = known(a.input_tokens, b.input_tokens);
  const output = known(a.output_tokens, b.output_tokens);
  const cost = known(a.cost_usd, b.cost_usd);
  return {
    engine: a.engine,
    ...(a.pass !== undefined && { pass: a.pass }),
    ...(input !== undefined && { input_tokens: input }),
    ...(output !== undefined && { output_tokens: output }),
    ...(cost !== undefined && { cost_usd: Math.round(cost * BILLION) / BILLION }),
    ...((a.estimated ?? b.estimated) && { estimated: true }),
  };
}

function known(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? undefined : a + b;
}
