import { expect, test } from 'bun:test';
import * as fc from 'fast-check';
import { isUtf8 } from 'node:buffer';
import { Utf8Check } from '../../../src/files/utf8-check.ts';

const cuts = fc.array(fc.nat(40), { maxLength: 8 });

function checked(bytes: Uint8Array, at: readonly number[]): boolean {
  const check = new Utf8Check();
  let from = 0;
  for (const to of [...at.filter((cut) => cut < bytes.byteLength).toSorted((a, b) => a - b), bytes.byteLength]) {
    check.see(bytes.subarray(from, to));
    from = to;
  }
  return check.holds;
}

test('text is UTF-8 however it is cut', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 30 }), cuts, (text, at) => {
      expect(checked(Buffer.from(text), at)).toBe(true);
    }),
  );
});

test('bytes are what they are as a whole', () => {
  const bytes = fc.array(fc.constantFrom(0x41, 0x80, 0xbf, 0xc3, 0xe2, 0x82, 0xac, 0xf0, 0x9f, 0x98, 0xff), {
    maxLength: 12,
  });
  fc.assert(
    fc.property(bytes, cuts, (given, at) => {
      expect(checked(Uint8Array.from(given), at)).toBe(isUtf8(Uint8Array.from(given)));
    }),
    { numRuns: 2_000 },
  );
});
