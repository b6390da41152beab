import type { ErrorBody } from '../protocol/errors.ts';

/** What the server refused, or what became of the way to it. `code` is one of the protocol's, or `CLOSED` / `NETWORK`. */
export class RedraftError extends Error {
  readonly code: string;
  /** Whether the same request may work a moment later. */
  readonly retryable: boolean;
  /** Finds the request in the server's log. */
  readonly requestId: string | undefined;

  constructor(code: string, message: string, retryable: boolean, requestId?: string) {
    super(message);
    this.name = 'RedraftError';
    this.code = code;
    this.retryable = retryable;
    this.requestId = requestId;
  }

  static of({ code, message, retryable }: ErrorBody): RedraftError {
    return new RedraftError(code, message, retryable);
  }
}
