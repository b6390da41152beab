import { backoff } from '../backoff.ts';
import { pause } from '../pause.ts';
import { RedraftError } from '../redraft-error.ts';

const TRIES = 4;
/** A server that wants a longer wait is not waited for, in ms. */
const LONGEST_WAIT_MS = 30_000;

/**
 * Sends a request until it is answered. It may be sent again because it carries a key.
 * @throws RedraftError, or the reason of `signal` when that is aborted
 */
export async function insist<T>(request: () => Promise<T>, random: () => number, signal?: AbortSignal): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await request();
    } catch (error) {
      if (!(error instanceof RedraftError) || !error.retryable || tries === TRIES) throw error;
      // A server that will be there again says when: this one lacks something, such as a model.
      if (error.code === 'UNAVAILABLE' && error.retryAfterMs === undefined) throw error;
      const { retryAfterMs = 0 } = error;
      if (retryAfterMs > LONGEST_WAIT_MS) throw error;
      await pause(retryAfterMs + backoff(tries, random), signal);
      signal?.throwIfAborted();
    }
  }
}
