import type { Usage } from '../../protocol/events.ts';
import type { JobState } from '../../protocol/fold/state.ts';
import { totalUsage } from '../../protocol/fold/usage.ts';

/** Of all calls that the pass has made, in all its attempts. */
export function usageOf({ usage }: JobState, pass: number, engine: string): Usage {
  const calls = usage.filter((call) => call.pass === pass);
  return totalUsage(calls, engine) ?? { engine };
}
