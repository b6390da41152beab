import { expect, test } from 'bun:test';
import { nearest } from '../../../src/documents/words/nearest.ts';

const NAMES = ['standard', 'light', 'academic', 'plain-language', 'auto'];

test.each([
  ['academc', 'academic'],
  ['Acadmeic', 'academic'],
  ['plain', 'plain-language'],
  ['LIGHT', 'light'],
  ['lihgt', 'light'],
  ['wild', undefined],
  ['', undefined],
  ['x'.repeat(300), undefined],
])('%j was meant as %p', (word, meant) => {
  expect(nearest(word, NAMES)).toBe(meant);
});

test('of two letters one may be wrong', () => {
  expect(nearest('gbb', ['US', 'GB'])).toBe('GB');
  expect(nearest('ZZ', ['US', 'GB'])).toBeUndefined();
  expect(nearest('x', [])).toBeUndefined();
});
