import type { CallFailure } from '../calls/call-failure.ts';
import type { CallLimits } from '../calls/call-limits.ts';
import { FAULTS } from '../calls/faults.ts';

/** So many times as long for a provider with too many requests: its limits are counted by the minute. */
const BUSY = 4;

/**
 * ms to wait before a question is asked again: at random up to a bound that doubles, so that those who failed together do
 * not come back together, and never less than the provider asked for.
 * @param attempt the one that failed, from 1
 * @param random from 0 up to 1
 * @returns undefined when it is not to be asked again
 */
export function retryPause(
  failure: CallFailure,
  attempt: number,
  { attempts, firstPauseMs, longestPauseMs }: Pick<CallLimits, 'attempts' | 'firstPauseMs' | 'longestPauseMs'>,
  random: number,
): number | undefined {
  if (attempt >= attempts || !FAULTS[failure.kind].passes) return undefined;
  const first = failure.kind === 'rate_limited' ? firstPauseMs * BUSY : firstPauseMs;
  const jitter = random * Math.min(longestPauseMs, first * 2 ** (attempt - 1));
  const wanted = 'retryAfterMs' in failure ? (failure.retryAfterMs ?? 0) : 0;
  return wanted > longestPauseMs ? undefined : Math.round(wanted + jitter);
}
