import type { Usage } from '../../protocol/events.ts';
import type { JobState } from '../../protocol/state.ts';

/** Of all calls that the pass has made, in all its attempts. */
export function usageOf({ usage }: JobState, pass: number, engine: string): Usage {
  const calls = usage.filter((call) => call.pass === pass);
  if (calls.length === 0) return { engine };
  const sum = (tokens: 'input_tokens' | 'output_tokens') => calls.reduce((all, call) => all + (call[tokens] ?? 0), 0);
  const cost = calls.every((call) => call.cost_usd !== undefined)
    ? calls.reduce((all, call) => all + (call.cost_usd ?? 0), 0)
    : undefined;
  return {
    engine,
    input_tokens: sum('input_tokens'),
    output_tokens: sum('output_tokens'),
    ...(cost !== undefined && { cost_usd: Math.round(cost * 1e6) / 1e6 }),
    ...(calls.some(({ estimated }) => estimated) && { estimated: true }),
  };
}
