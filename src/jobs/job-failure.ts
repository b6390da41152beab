import type { ErrorCode } from '../protocol/errors.ts';

/** A pipeline throws it to end its job with words that its people may read; anything else it throws stays in the log. */
export class JobFailure extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string) {
    super(message);
    this.name = 'JobFailure';
    this.code = code;
  }
}
