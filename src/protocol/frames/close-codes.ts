/**
 * Why the server closes a socket. The range tells the client what to do: 44xx stop; 45xx resume by cursor with backoff;
 * 1000 comes after `stream_end` only.
 */
export const CLOSE = {
  DONE: 1000,
  BINARY: 1003,
  TOO_LARGE: 1009,
  BAD_FRAME: 4400,
  NOT_AUTHENTICATED: 4401,
  FORBIDDEN: 4403,
  NO_SUCH_JOB: 4404,
  PROTOCOL: 4406,
  TOO_MANY_CONNECTIONS: 4429,
  INTERNAL: 4500,
  TOKEN_EXPIRED: 4501,
  DRAINING: 4502,
  OVERLOADED: 4503,
  NO_SIGN_OF_LIFE: 4504,
  SLOW_READER: 4505,
  LOG_GAP: 4506,
  NO_HELLO: 4507,
  RATE: 4508,
} as const;

/** One of them. */
export type CloseCode = (typeof CLOSE)[keyof typeof CLOSE];

/** Codes below 4400 after which reconnecting cannot help. */
const STOP_CODES: ReadonlySet<number> = new Set([1002, 1003, 1007, 1008, 1009]);

/** `done` after a finished stream, `stop` when reconnecting cannot help, else `resume` with full-jitter backoff. */
export function afterClose(code: number, sawStreamEnd: boolean): 'done' | 'stop' | 'resume' {
  if (code === CLOSE.DONE && sawStreamEnd) return 'done';
  const stops = STOP_CODES.has(code) || (code >= 4400 && code < 4500);
  return stops ? 'stop' : 'resume';
}
