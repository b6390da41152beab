import type { ErrorCode } from '../../protocol/errors.ts';
import type { Detail, Problem } from './problem.ts';

/** Every JSON answer that went well. */
export interface Success<T> {
  readonly success: true;
  readonly data: T;
  readonly message?: string;
  readonly errors: readonly never[];
}

/** Every JSON answer that did not. */
export interface Failure {
  readonly success: false;
  readonly error: { readonly code: ErrorCode; readonly message: string; readonly details: readonly Detail[] };
  readonly request_id: string;
}

/** What a handler returns: `reply(job)`, or `status(202, reply(job))` for another status than 200. */
export function reply<T>(data: T, message?: string): Success<T> {
  return { success: true, data, ...(message !== undefined && { message }), errors: [] };
}

/** What an answer says that is none. */
export function failure({ code, message, details }: Problem, requestId: string): Failure {
  return { success: false, error: { code, message, details }, request_id: requestId };
}
