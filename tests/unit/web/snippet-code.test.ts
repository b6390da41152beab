import { describe, expect, test } from 'bun:test';
import { SNIPPETS } from '../../../src/web/start/snippet-code.ts';

const ORIGIN = 'http://127.0.0.1:3000';
const HARD = `It's "quoted", $HOME \`date\` \\n !\n\n- a list – and more`;
const options = { strategy: 'standard' };

/** What a shell hands to curl, last the request. */
function handedOver(code: string, env: Record<string, string> = {}): string[] {
  const shown = `curl() { printf '%s\\0' "$@"; case "$*" in *@-) cat;; esac; }\n${code}`;
  const { stdout, exitCode } = Bun.spawnSync(['sh'], {
    stdin: new TextEncoder().encode(shown),
    env: { PATH: process.env['PATH'] ?? '', ...env },
  });
  expect(exitCode).toBe(0);
  return stdout.toString().split('\0');
}

describe('a job as a line for a shell', () => {
  test('keeps every character of the text', () => {
    const given = handedOver(SNIPPETS.curl({ origin: ORIGIN, asksKey: false, input: { text: HARD }, options }));
    expect(JSON.parse(given.at(-2) ?? '')).toEqual({ input: { text: HARD }, options });
    expect(given.join(' ')).not.toContain('X-API-Key');
  });

  test('hands a long text over on standard input: no argument is as long', () => {
    const text = `${HARD}\n`.repeat(5_000);
    const given = handedOver(SNIPPETS.curl({ origin: ORIGIN, asksKey: false, input: { text }, options }));
    expect(given.at(-2)).toBe('@-');
    expect(JSON.parse(given.at(-1) ?? '')).toEqual({ input: { text }, options });
  });

  test('gives the key where the server asks for one', () => {
    const code = SNIPPETS.curl({ origin: ORIGIN, asksKey: true, input: { text: HARD }, options });
    expect(handedOver(code, { BACKEND_API_KEY: 'a key' })).toContain('X-API-Key: a key');
  });
});

test('programs take the key from the environment, where there is one', () => {
  for (const language of ['WebSocket', 'TypeScript'] as const) {
    const code = (asksKey: boolean) => SNIPPETS[language]({ origin: ORIGIN, asksKey, input: { text: HARD }, options });
    expect(code(true)).toContain('process.env.BACKEND_API_KEY');
    expect(code(false)).not.toContain('KEY');
    for (const asksKey of [true, false]) {
      expect(() => new Bun.Transpiler({ loader: 'ts' }).transformSync(code(asksKey))).not.toThrow();
    }
  }
});
