import { describe, expect, test } from 'bun:test';
import { idempotencyKey } from '../../src/http/idempotency-key.ts';
import { Problem } from '../../src/http/answers/problem.ts';

const keyOf = (value: string) => idempotencyKey(new Headers({ 'idempotency-key': value }));

describe('Idempotency-Key', () => {
  test('is a choice', () => {
    expect(idempotencyKey(new Headers())).toBeUndefined();
  });

  test.each([
    ['8e03978e-40d5-43e8-bc93-6894a57f9324', '8e03978e-40d5-43e8-bc93-6894a57f9324'],
    ['"8e03978e"', '8e03978e'],
    ['"with space; and=more, too"', 'with space; and=more, too'],
    [String.raw`"a \"quoted\" \\ key"`, String.raw`a "quoted" \ key`],
    ['x', 'x'],
    ['~!#$%&*+-./:=?@^_`|', '~!#$%&*+-./:=?@^_`|'],
    ['k'.repeat(255), 'k'.repeat(255)],
  ])('S-86 reads %p', (header, key) => {
    expect(keyOf(header)).toBe(key);
  });

  test.each([
    '',
    '""',
    'k'.repeat(256),
    `"${'k'.repeat(256)}"`,
    '"open',
    'mid"quote',
    '"two" "keys"',
    'a b',
    'a, b',
    String.raw`"bad \n"`,
    'schlüssel',
    '"schlüssel"',
    '"tab\there"',
  ])('S-86 refuses %p', (header) => {
    const attempt = () => keyOf(header);
    expect(attempt).toThrow(Problem);
    expect(attempt).toThrow(expect.objectContaining({ code: 'VALIDATION_ERROR', status: 400 }));
  });
});
