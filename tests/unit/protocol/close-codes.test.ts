import { expect, test } from 'bun:test';
import { afterClose, CLOSE } from '../../../src/protocol/frames/close-codes.ts';

test('P-150 44xx, 1002, 1003, 1007, 1008 and 1009 stop; 1000 after stream_end is done; everything else resumes', () => {
  const stops = [1002, 1003, 1007, 1008, 1009, ...Array.from({ length: 100 }, (_, index) => 4_400 + index)];
  for (const code of stops) expect([code, afterClose(code, false)]).toEqual([code, 'stop']);
  const resumes = [
    1000,
    1001,
    1005,
    1006,
    1011,
    1012,
    1013,
    4_399,
    ...Array.from({ length: 100 }, (_, index) => 4_500 + index),
  ];
  for (const code of resumes) expect([code, afterClose(code, false)]).toEqual([code, 'resume']);
  expect(afterClose(1000, true)).toBe('done');
  expect(afterClose(1006, true)).toBe('resume');
});

test('P-151 the codes are those of the table', () => {
  expect(CLOSE).toEqual({
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
  });
});
