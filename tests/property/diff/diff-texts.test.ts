import { describe, expect, test } from 'bun:test';
import * as fc from 'fast-check';
import { type DiffPart, newerText, olderText } from '../../../src/documents/diff/diff-part.ts';
import { diffTexts } from '../../../src/documents/diff/diff-texts.ts';
import { diffWords } from '../../../src/documents/diff/diff-words.ts';

const WORDS = [
  'the',
  'cat',
  'sat',
  'on',
  'teh',
  'mat',
  'Mat.',
  '“so”',
  '–',
  '貓坐',
  '👩‍👩‍👧',
  '👍🏽',
  'e\u0301',
  '…',
  "don't",
  '**b**',
];
const SPACES = [' ', '  ', '\n', '\r\n', '\n\n', '\r\n\r\n', '\t', '\u00a0', '. ', '\r'];

const word = fc.constantFrom(...WORDS);
const space = fc.constantFrom(...SPACES);
const prose = fc
  .array(fc.tuple(word, space), { maxLength: 80 })
  .map((pairs) => pairs.map((pair) => pair.join('')).join(''));
const anything = fc.oneof(
  prose,
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
  // Half surrogate pairs and all.
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 }).map((units) => String.fromCharCode(...units)),
);

/** A text, and what became of it: pieces taken out, put in, doubled and shuffled. */
const edited = fc
  .tuple(prose, fc.array(fc.tuple(fc.nat(), fc.nat({ max: 12 }), fc.oneof(word, space, prose)), { maxLength: 12 }))
  .map(([text, edits]): [string, string] => {
    let after = text;
    for (const [place, length, put] of edits) {
      const at = place % (after.length + 1);
      after = after.slice(0, at) + put + after.slice(at + length);
    }
    return [text, after];
  });
const shuffled = fc
  .tuple(fc.uniqueArray(prose, { maxLength: 12 }), space)
  .chain(([blocks, between]) =>
    fc
      .shuffledSubarray(blocks, { minLength: 0, maxLength: blocks.length })
      .map((after): [string, string] => [blocks.join(`\n${between}\n`), after.join(`\n${between}\n`)]),
  );

function rebuilds(older: string, newer: string, parts: readonly DiffPart[]): void {
  expect(olderText(parts)).toBe(older);
  expect(newerText(parts)).toBe(newer);
}

describe('both sides follow from the difference, exactly', () => {
  test('of any two texts', () => {
    fc.assert(
      fc.property(anything, anything, (a, b) => rebuilds(a, b, diffTexts(a, b))),
      { numRuns: 600 },
    );
  });

  test('of a text and what became of it', () => {
    fc.assert(
      fc.property(edited, ([a, b]) => rebuilds(a, b, diffTexts(a, b))),
      { numRuns: 800 },
    );
  });

  test('of shuffled blocks; every move has two ends', () => {
    const property = fc.property(shuffled, ([a, b]) => {
      const parts = diffTexts(a, b);
      rebuilds(a, b, parts);
      const ends = (op: string) =>
        parts.flatMap((part) => (part.op === op && 'move' in part ? [part.move] : [])).sort();
      expect(ends('moved_here')).toEqual(ends('moved_away'));
      expect(new Set(ends('moved_here')).size).toBe(ends('moved_here').length);
    });
    fc.assert(property, { numRuns: 500 });
  });

  test('of words without blocks', () => {
    fc.assert(
      fc.property(anything, anything, (a, b) => rebuilds(a, b, diffWords(a, b))),
      { numRuns: 400 },
    );
  });

  test('a part is never empty, and no two that are the same stand side by side', () => {
    const property = fc.property(edited, ([a, b]) => {
      const parts = diffTexts(a, b);
      for (const [index, part] of parts.entries()) {
        if (part.op === 'same') expect(part.text === '' || parts[index + 1]?.op === 'same').toBe(false);
        if (part.op === 'change') expect(part.before).not.toBe(part.after);
      }
    });
    fc.assert(property, { numRuns: 400 });
  });

  test('no part begins or ends inside a surrogate pair', () => {
    const text = fc.string({ unit: 'binary', maxLength: 60 });
    const property = fc.property(text, text, (a, b) => {
      for (const part of diffTexts(a, b)) expect(JSON.stringify(part).isWellFormed()).toBe(true);
      expect(diffTexts(a, b).every((part) => !/\\ud[89a-f]/i.test(JSON.stringify(part)))).toBe(true);
    });
    fc.assert(property, { numRuns: 400 });
  });
});

const MILLION = 1_000_000;

describe('texts of a million characters', () => {
  test.each([
    ['one character', 'a'.repeat(MILLION), `${'a'.repeat(MILLION / 2)}b${'a'.repeat(MILLION / 2)}`],
    ['line breaks', '\n'.repeat(MILLION), '\n'.repeat(MILLION - 7)],
    ['repeated lines', 'the same line\n'.repeat(70_000), 'the same line\nanother\n'.repeat(40_000)],
    ['marks without a space', '.!'.repeat(MILLION / 2), `${'!.'.repeat(MILLION / 3)}x`],
    ['one line of repeated words', 'a b c '.repeat(MILLION / 6), 'c b a b '.repeat(MILLION / 8)],
    ['nothing in common', 'abc def '.repeat(MILLION / 8), 'uvw xyz '.repeat(MILLION / 8)],
  ])('%s', (_, older, newer) => {
    rebuilds(older, newer, diffTexts(older, newer));
  });
});
