import { type ErrorBody, errorBody, type ErrorCode } from '../protocol/errors.ts';

/** A pipeline throws it to end its job with words that its people may read; anything else it throws stays in the log. */
export class JobFailure extends Error {
  readonly body: ErrorBody;

  /** @param retryable whether the same job may do better another time; as its code says unless told */
  constructor(code: ErrorCode, message: string, retryable?: boolean) {
    super(message);
    this.name = 'JobFailure';
    this.body = { ...errorBody(code, message), ...(retryable !== undefined && { retryable }) };
  }
}
