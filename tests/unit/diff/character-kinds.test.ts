import { expect, test } from 'bun:test';
import { kindAt, SPACE } from '../../../src/documents/diff/character-kinds.ts';
import { isSpace } from '../../../src/documents/white-space.ts';

test('a unit is white space to a word where it is to the rest of the product', () => {
  const units = Array.from({ length: 0x10000 }, (_, code) => code);
  const differs = units.filter((code) => (kindAt(String.fromCharCode(code), 0) === SPACE) !== isSpace(code));
  expect(differs).toEqual([]);
});
