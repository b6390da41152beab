/** What a client does about an error: mend the request, sign in, wait and repeat, or give up. */
export type ErrorAction = 'fix' | 'authenticate' | 'retry' | 'stop';

interface ErrorRow {
  readonly status: number;
  readonly message: string;
  readonly action: ErrorAction;
}

/**
 * Every error that Redraft answers, on every transport: code → HTTP status, default message, what the client should do.
 * `BAD_FRAME` exists on the channel only.
 */
export const ERRORS = {
  VALIDATION_ERROR: { status: 400, message: 'The request is not valid.', action: 'fix' },
  BAD_FRAME: { status: 400, message: 'The frame is not a command of this protocol.', action: 'fix' },
  UNAUTHORIZED: { status: 401, message: 'Credentials are missing or not valid.', action: 'authenticate' },
  INSUFFICIENT_CREDITS: { status: 402, message: 'The balance does not cover this job.', action: 'stop' },
  FORBIDDEN: { status: 403, message: 'These credentials do not allow that.', action: 'stop' },
  NOT_FOUND: { status: 404, message: 'There is no such thing here.', action: 'stop' },
  METHOD_NOT_ALLOWED: { status: 405, message: 'This path does not take that method.', action: 'fix' },
  CONFLICT: { status: 409, message: 'The state of the job does not allow that.', action: 'stop' },
  GONE: { status: 410, message: 'That was here and has been deleted.', action: 'stop' },
  PAYLOAD_TOO_LARGE: { status: 413, message: 'The body is larger than this path takes.', action: 'fix' },
  URI_TOO_LONG: { status: 414, message: 'The address is too long.', action: 'fix' },
  UNSUPPORTED_MEDIA_TYPE: { status: 415, message: 'This path takes application/json.', action: 'fix' },
  MISDIRECTED: { status: 421, message: 'This server does not answer for that host.', action: 'fix' },
  IDEMPOTENCY_MISMATCH: { status: 422, message: 'That key was used with another body.', action: 'fix' },
  HEADERS_TOO_LARGE: { status: 431, message: 'There are too many headers.', action: 'fix' },
  RATE_LIMITED: { status: 429, message: 'Too many requests.', action: 'retry' },
  INTERNAL_ERROR: {
    status: 500,
    message: 'Something failed on the server; the request id finds it in the log.',
    action: 'retry',
  },
  PROCESSING_ERROR: { status: 500, message: 'The job could not be processed.', action: 'stop' },
  UPSTREAM_ERROR: { status: 502, message: 'The model did not answer properly.', action: 'retry' },
  UNAVAILABLE: { status: 503, message: 'The server is not taking work at the moment.', action: 'retry' },
  TIMEOUT_ERROR: { status: 504, message: 'The job ran out of time.', action: 'retry' },
  STORAGE_FULL: { status: 507, message: 'The disk is full; nothing was stored.', action: 'retry' },
} as const satisfies Record<string, ErrorRow>;

/** The name of an error, the same on every transport. */
export type ErrorCode = keyof typeof ERRORS;

/** Whether it is one of these: what else answers a request has codes of its own. */
export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(ERRORS, code);
}

/** An error as it stands in a reply, in the terminal event and in the HTTP envelope. */
export interface ErrorBody {
  readonly code: ErrorCode;
  readonly message: string;
  readonly retryable: boolean;
}

/** @param message for people, in place of the code's own; it never repeats what a client sent. */
export function errorBody(code: ErrorCode, message: string = ERRORS[code].message): ErrorBody {
  return { code, message, retryable: ERRORS[code].action === 'retry' };
}
