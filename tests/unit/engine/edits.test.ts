import { describe, expect, test } from 'bun:test';
import * as fc from 'fast-check';
import { composeEdits } from '../../../src/engines/embedded/compose-edits.ts';
import { compatible, type Edit, edited, touches } from '../../../src/engines/edits/edit.ts';
import { sentenceParts } from '../../../src/engines/embedded/sentence-parts.ts';

const TEXT = fc.string({ maxLength: 40, unit: fc.constantFrom('a', 'b', ' ', '.', '\n', '😀') });

function edit(start: number, end: number, after: string, more: Partial<Edit> = {}): Edit {
  return { start, end, after, category: 'spelling', rule: 'R', reason: 'Why.', confidence: 0.9, tier: 'A', ...more };
}

/** Edits of a text, in order and apart. */
function editsOf(text: string): fc.Arbitrary<Edit[]> {
  const position = fc.nat({ max: text.length });
  return fc
    .array(fc.tuple(position, position, fc.string({ maxLength: 3, unit: fc.constantFrom('x', 'y') })), { maxLength: 5 })
    .map((raw) => compatible(raw.map(([a, b, after]) => edit(Math.min(a, b), Math.max(a, b), after))));
}

const isApart = (edits: readonly Edit[]) =>
  edits.every((one, index) => index === 0 || (edits[index - 1]?.end ?? 0) < one.start);

/** None over another, and no two whose order would be a matter of chance. */
const isInOrder = (edits: readonly Edit[]) =>
  edits.every((one, index) => {
    const before = edits[index - 1];
    return before === undefined || before.end < one.start || (before.end === one.start && before.start < one.end);
  });

describe('compatible', () => {
  test('keeps the surest of edits that overlap or touch, in order', () => {
    const chosen = compatible([
      edit(4, 8, 'b', { tier: 'B', confidence: 1 }),
      edit(10, 12, 'd'),
      edit(0, 5, 'a'),
      edit(12, 14, 'c', { confidence: 0.95 }),
    ]);
    expect(chosen.map(({ after }) => after)).toEqual(['a', 'c']);
  });

  test('whatever it is given, what it keeps stands apart', () => {
    fc.assert(
      fc.property(
        TEXT.chain((text) => editsOf(text)),
        (edits) =>
          isApart(edits) && edits.every((one) => edits.every((other) => one === other || !touches(one, other))),
      ),
    );
  });
});

describe('composeEdits', () => {
  test('does in one step what three rounds do, with edits of which none is over another', () => {
    const rounds = TEXT.chain((text) =>
      editsOf(text).chain((first) =>
        editsOf(edited(text, first)).chain((second) => {
          const twice = edited(edited(text, first), second);
          return editsOf(twice).map((third) => ({ text, first, second, third, result: edited(twice, third) }));
        }),
      ),
    );
    fc.assert(
      fc.property(rounds, ({ text, first, second, third, result }) => {
        const composed = composeEdits(text, composeEdits(text, first, second), third);
        expect(edited(text, composed)).toBe(result);
        expect(isInOrder(composed)).toBe(true);
        expect(composed.every(({ start, end, after }) => text.slice(start, end) !== after)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test('leaves a comma beside a misspelled word a change of its own, in whatever round it comes', () => {
    const spelling = edit(4, 8, 'best');
    const comma = edit(8, 8, ',', { rule: 'Comma', category: 'punctuation' });
    expect(composeEdits('the bezt one', [spelling], [comma])).toEqual([spelling, comma]);
    const article = edit(0, 3, 'our', { rule: 'Article' });
    expect(composeEdits('the bezt one', [spelling, comma], [article])).toEqual([article, spelling, comma]);
  });

  test('gives an edit of two rounds both reasons and the lower confidence', () => {
    const first = [edit(2, 6, 'apple', { reason: 'Spelling.', confidence: 0.95, alternatives: ['ale'] })];
    const second = [edit(0, 3, 'an a', { reason: 'Article.', rule: 'AnA', confidence: 0.8 })];
    expect(composeEdits('a aple', first, second)).toEqual([
      edit(0, 6, 'an apple', { reason: 'Spelling. Article.', confidence: 0.8 }),
    ]);
  });
});

describe('sentenceParts', () => {
  test('are the whole text, in order, none longer than it may be and none half a character', () => {
    fc.assert(
      fc.property(TEXT, fc.integer({ min: 2, max: 20 }), (text, most) => {
        const parts = sentenceParts(text, most).map(({ start, end }) => text.slice(start, end));
        expect(parts.join('')).toBe(text);
        expect(parts.every((part) => part.length > 0 && part.length <= most)).toBe(true);
        expect(parts.every((part) => part.isWellFormed())).toBe(true);
      }),
    );
  });

  test('end where sentences do, else between words', () => {
    const text = 'One is here. Two is there. Three goes on and on and on';
    expect(sentenceParts(text, 30).map(({ start, end }) => text.slice(start, end))).toEqual([
      'One is here. Two is there. ',
      'Three goes on and on and on',
    ]);
    const words = 'one two three four five';
    expect(sentenceParts(words, 9).map(({ start, end }) => words.slice(start, end))).toEqual([
      'one two ',
      'three ',
      'four five',
    ]);
  });
});
