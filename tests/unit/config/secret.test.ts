import { describe, expect, test } from 'bun:test';
import { inspect } from 'node:util';
import { Secret } from '../../../src/config/secret.ts';

describe('secret', () => {
  const value = 'canary-2f8e';
  const secret = new Secret(value);

  test('gives its value to who asks by name', () => {
    expect(secret.reveal()).toBe(value);
  });

  test('is printed by nothing', () => {
    const printed = [
      String(secret),
      `${secret}`,
      JSON.stringify({ secret }),
      inspect({ secret }, { depth: 9, showHidden: true }),
      Bun.inspect({ secret }),
      JSON.stringify(Object.entries(secret)),
      JSON.stringify(structuredClone({ ...secret })),
    ];
    for (const text of printed) expect(text).not.toContain(value);
  });
});
