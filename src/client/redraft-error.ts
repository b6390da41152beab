import type { ErrorBody, ErrorCode } from '../protocol/errors.ts';

/** What exactly is wrong: `path` names the member, such as `options.dialect`. */
export interface Detail {
  readonly path: string;
  readonly message: string;
}

interface Circumstances {
  readonly details?: readonly Detail[] | undefined;
  readonly requestId?: string | undefined;
  readonly retryAfterMs?: number | undefined;
  readonly refused?: boolean | undefined;
}

/** The protocol's codes, and the client's own: what became of a request that Redraft itself has not answered. */
export type RedraftErrorCode = ErrorCode | 'NETWORK' | 'NOT_REDRAFT' | 'CLOSED' | `HTTP_${number}` | `CLOSED_${number}`;

/**
 * What the server refused, or what became of the way to it. `code` is one of the protocol's, or one of the client's own:
 * `NETWORK` (nobody answered), `NOT_REDRAFT` (something else did), `HTTP_…` (something else refused), `CLOSED`, `CLOSED_…`
 * (a WebSocket, with that number).
 */
export class RedraftError extends Error {
  readonly code: RedraftErrorCode;
  /** Whether the same request may work a moment later. */
  readonly retryable: boolean;
  readonly details: readonly Detail[];
  /** Finds the request in the server's log. */
  readonly requestId: string | undefined;
  /** ms that the server asked to wait before the same request is sent again. */
  readonly retryAfterMs: number | undefined;
  /** Whether Redraft itself said so: what was asked for has not been done. Otherwise nobody knows. */
  readonly refused: boolean;

  constructor(code: RedraftErrorCode, message: string, retryable: boolean, circumstances: Circumstances = {}) {
    super(message);
    this.name = 'RedraftError';
    this.code = code;
    this.retryable = retryable;
    this.details = circumstances.details ?? [];
    this.requestId = circumstances.requestId;
    this.retryAfterMs = circumstances.retryAfterMs;
    this.refused = circumstances.refused ?? false;
  }

  static of({ code, message, retryable }: ErrorBody, requestId?: string): RedraftError {
    return new RedraftError(code, message, retryable, { requestId, refused: true });
  }
}
