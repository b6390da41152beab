import { describe, expect, test } from 'bun:test';
import { createLogger } from '../../../src/telemetry/logger.ts';

function logging(secrets: readonly string[] = []) {
  const lines: string[] = [];
  const logger = createLogger({ level: 'debug', secrets, sink: { write: (line) => void lines.push(line) } });
  return { logger, lines };
}

describe('logger', () => {
  test('writes one JSON object a line, with the level as a word and the time in ms', () => {
    const { logger, lines } = logging();
    logger.info({ status: 200 }, 'request');
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toEqual({
      level: 'info',
      time: expect.any(Number),
      status: 200,
      msg: 'request',
    });
  });

  test('S-106 whatever a client sends stays inside its own line', () => {
    const { logger, lines } = logging();
    const hostile = 'a\r\n{"level":"fatal"}\n\u001b[31mred\u001b[0m\u0000\u2028';
    logger.info({ path: hostile, agent: hostile }, hostile);
    expect(lines).toHaveLength(1);
    const [line = ''] = lines;
    expect(line.endsWith('\n')).toBe(true);
    // oxlint-disable-next-line no-control-regex
    expect(line.slice(0, -1)).not.toMatch(/[\x00-\x1f]/);
    expect(JSON.parse(line)).toMatchObject({ path: hostile, msg: hostile });
  });

  test('S-105 leaves out what fields of certain names hold', () => {
    const { logger, lines } = logging();
    const canary = 'canary-11aa';
    logger.info({ authorization: canary, token: canary, ticket: canary, text: canary, body: { input: canary } }, 'x');
    logger.info({ headers: { authorization: canary, 'x-api-key': canary, cookie: canary } }, 'y');
    expect(lines.join('')).not.toContain(canary);
    expect(lines.join('').match(/\[redacted\]/g)).toHaveLength(8);
  });

  test('S-105 prints a known secret nowhere, not even in a message', () => {
    const secret = 'sk-"quoted"\\and-long';
    const { logger, lines } = logging([secret]);
    logger.error({ note: `with ${secret} inside`, err: new Error(`refused ${secret}`) }, `failed for ${secret}`);
    const text = lines.join('');
    expect(JSON.stringify(JSON.parse(text))).not.toContain(JSON.stringify(secret).slice(1, -1));
    expect(text.match(/\[redacted\]/g)?.length).toBeGreaterThanOrEqual(3);
  });

  test('S-105 says where an error came from but not the lines on which a library puts values', () => {
    const { logger, lines } = logging();
    const cause = Object.assign(new TypeError('inner'), { code: 'SQLITE_FULL' });
    const error = new Error('Failed query: insert into jobs\nparams: canary-77bc', { cause });
    logger.error({ err: error }, 'failed');
    const { err } = JSON.parse(lines[0] ?? '');
    expect(err).toMatchObject({
      type: 'Error',
      message: 'Failed query: insert into jobs',
      cause: { type: 'TypeError', message: 'inner', code: 'SQLITE_FULL' },
    });
    expect(err.stack[0]).toContain('logger.test.ts');
    expect(lines.join('')).not.toContain('canary-77bc');
  });

  test('survives anything that can be thrown', () => {
    const { logger, lines } = logging();
    const circular = new Error('round');
    circular.cause = circular;
    for (const err of [circular, 'text', null, undefined, { toString: null }, 7n]) logger.error({ err }, 'failed');
    expect(lines).toHaveLength(6);
    for (const line of lines) expect(JSON.parse(line)).toMatchObject({ level: 'error', msg: 'failed' });
  });

  test('is quiet below its level', () => {
    const lines: string[] = [];
    const logger = createLogger({ level: 'silent', secrets: [], sink: { write: (line) => void lines.push(line) } });
    logger.fatal('gone');
    expect(lines).toEqual([]);
  });
});
