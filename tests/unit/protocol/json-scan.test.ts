import { describe, expect, test } from 'bun:test';
import { array, assert, constantFrom, jsonValue, nat, property } from 'fast-check';
import { scanJson } from '../../../src/protocol/frames/json-scan.ts';

describe('JSON scan', () => {
  test('has nothing against any JSON that is not too deep', () => {
    assert(
      property(jsonValue({ maxDepth: 8 }), nat(3), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        return text.includes('"__proto__"') || scanJson(text) === undefined;
      }),
    );
  });

  test('never throws, whatever the text', () => {
    const piece = constantFrom('{', '}', '[', ']', ',', ':', '"', '\\', 'a', '"a":', '\\u005f', ' ');
    assert(
      property(
        array(piece).map((pieces) => pieces.join('')),
        (text) => (scanJson(text), true),
      ),
    );
  });

  test.each([
    '{"a":1,"a":2}',
    String.raw`{"a":1,"\u0061":2}`,
    '[{"x":[{"b":1, "c":{"b":2} ,\n"b" : 3}]}]',
    '{"":1,"":2}',
    String.raw`{"a\\":1,"b":"}","a\\":2}`,
  ])('S-22 sees a member that is there twice in %p', (text) => {
    expect(scanJson(text)).toBe('A member is there twice');
  });

  test('S-22 takes the same name in different objects, and in values, for what it is', () => {
    expect(scanJson('{"a":{"a":["a","a"]},"b":"a","c":[{"a":1},{"a":2}]}')).toBeUndefined();
    expect(scanJson(String.raw`{"a":"\"a\":1,\"a\":2","b":"\\"}`)).toBeUndefined();
  });

  test.each(['{"__proto__":{"x":1}}', String.raw`{"a":[{"\u005f_proto__":1}]}`])('S-22 sees %p', (text) => {
    expect(scanJson(text)).toBe('__proto__ is not a member of anything');
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });

  test('S-20 sees nesting before a parser has to', () => {
    const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
    expect(scanJson(nested(64))).toBeUndefined();
    expect(scanJson(nested(65))).toMatch(/64 deep/);
    expect(scanJson('['.repeat(16 * 1024 * 1024))).toMatch(/64 deep/);
    expect(scanJson('{"a":'.repeat(10_000))).toMatch(/64 deep/);
  });

  test('counts members, so that no body makes millions of keys', () => {
    const members = (count: number) => `{${Array.from({ length: count }, (_, i) => `"k${i}":0`).join(',')}}`;
    expect(scanJson(members(10_000))).toBeUndefined();
    expect(scanJson(members(10_001))).toMatch(/10000 members/);
  });
});
