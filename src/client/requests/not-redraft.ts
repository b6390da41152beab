import { RedraftError } from '../redraft-error.ts';

/** Something answered, but not as the protocol describes it: a proxy, a login page. */
export function notRedraft(retryable = true): RedraftError {
  return new RedraftError('NOT_REDRAFT', 'The answer is not one of a Redraft server.', retryable);
}
