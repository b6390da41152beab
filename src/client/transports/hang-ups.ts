import { afterClose, CLOSE } from '../../protocol/frames/close-codes.ts';
import { ERRORS, type ErrorCode } from '../../protocol/errors.ts';
import { RedraftError } from '../redraft-error.ts';
import type { Again, HangUp } from './transport.ts';

const REASONS: ReadonlyMap<number, ErrorCode> = new Map([
  [CLOSE.BAD_FRAME, 'BAD_FRAME'],
  [CLOSE.NOT_AUTHENTICATED, 'UNAUTHORIZED'],
  [CLOSE.FORBIDDEN, 'FORBIDDEN'],
  [CLOSE.NO_SUCH_JOB, 'NOT_FOUND'],
  [CLOSE.TOO_MANY_CONNECTIONS, 'RATE_LIMITED'],
]);

/** What a close before the end, or a `bye`, means for whoever dialled. @param after what the `bye` asked for */
export function afterCode(code: number, after?: Again['after']): HangUp {
  if (afterClose(code, false) !== 'stop') return { next: 'again', after };
  const reason = REASONS.get(code);
  const message = reason === 'NOT_FOUND' ? 'There is no such job here.' : reason && ERRORS[reason].message;
  const error = new RedraftError(reason ?? `CLOSED_${code}`, message ?? `The server closed with ${code}.`, false, {
    refused: true,
  });
  return { next: 'stop', error };
}

/** What a request that failed means for whoever dialled. */
export function afterError(error: unknown, silent = false): HangUp {
  if (!(error instanceof RedraftError) || error.retryable) {
    const ms = error instanceof RedraftError ? error.retryAfterMs : undefined;
    return { next: 'again', silent, after: ms === undefined ? undefined : [ms, ms * 1.5] };
  }
  return { next: error.refused ? 'stop' : 'other', error };
}
