import { APIError } from 'openai';
import type { CallFailure } from './call-failure.ts';
import { retryAfterMs } from './retry-after.ts';

const TOO_LONG =
  /context[ _]length|context window|maximum (?:context|prompt|input)|too many tokens|(?:prompt|input|request) (?:is |was )?too (?:long|large)|exceeds? .{0,40}(?:token|context)/i;
const NO_QUOTA = 'insufficient_quota';
/** Some say with 400 what others have a status for. */
const BAD_KEY = /\bapi[ _]key (?:is )?(?:not valid|invalid)|\b(?:invalid|valid) api[ _]key\b/i;
const NO_CREDIT = /\bcredit balance is too low\b/i;
const TOO_LARGE = 413;

/**
 * What was thrown by a call, as a failure. The endpoint's own words are looked at here and go no further: what it says
 * may hold a key, or somebody else's text.
 */
export function failureOf(thrown: unknown): CallFailure {
  if (thrown instanceof SyntaxError) return { kind: 'malformed', what: 'stream' };
  if (!(thrown instanceof APIError)) return { kind: 'unavailable' };
  const { status, code, message, headers } = thrown;
  if (code === 'context_length_exceeded' || (TOO_LONG.test(message) && !isOverload(status))) {
    return { kind: 'context_length' };
  }
  if (status === undefined) return { kind: 'unavailable' };
  const wait = headers ? retryAfterMs(headers) : undefined;
  const later = wait === undefined ? {} : { retryAfterMs: wait };
  if (status === 400 && BAD_KEY.test(message)) return { kind: 'key_refused', status };
  if (status === 400 && NO_CREDIT.test(message)) return { kind: 'no_quota', status };
  if (status === 402 || (status === 429 && code === NO_QUOTA)) return { kind: 'no_quota', status };
  if (status === 429) return { kind: 'rate_limited', ...later };
  if (status === TOO_LARGE) return { kind: 'context_length' };
  if (status >= 500 || status === 408 || status === 409) return { kind: 'unavailable', status, ...later };
  if (status === 401 || status === 403) return { kind: 'key_refused', status };
  return { kind: status === 404 || code === 'model_not_found' ? 'no_model' : 'refused', status };
}

/** A limit of tokens a minute is no limit of the context. */
function isOverload(status: number | undefined): boolean {
  return status !== undefined && (status === 429 || status >= 500);
}
