import { expect, test } from 'bun:test';
import { documentTerms } from '../../../src/documents/words/document-terms.ts';
import { wordCounts } from '../../../src/documents/words/word-counts.ts';

function terms(text: string, kind: 'paragraph' | 'heading' | 'code' = 'paragraph'): string[] {
  return [...documentTerms([{ kind, text }])];
}

test('a word with a capital in the middle of a sentence is a name', () => {
  expect(terms('We met Kubernetes, Harper and\nSmith’s sister.')).toEqual(['Kubernetes', 'Harper', 'Smith']);
  expect(terms('We ask. Then we go. “Where?” Nobody: Home (Here) I’m sure I am.')).toEqual([]);
  expect(terms('the Smith-Jones family')).toEqual(['Smith', 'Jones']);
});

test('a word with a capital inside is a term wherever it stands', () => {
  expect(terms('NASA uses an iPhone. McDonald too.')).toEqual(['NASA', 'iPhone', 'McDonald']);
  expect(terms('How We Use The NASA iPhone', 'heading')).toEqual(['NASA', 'iPhone']);
});

test('text in capitals and code have no terms', () => {
  expect(terms('READ ALL OF THIS AT ONCE')).toEqual([]);
  expect(terms('let a Harper = NASA', 'code')).toEqual([]);
});

test('lower-case words are counted over the whole document, prose alone', () => {
  const counts = wordCounts([
    { kind: 'paragraph', text: 'The foobaz is a foobaz; don’t Foobaz, iFoobaz or foobazA.' },
    { kind: 'heading', text: "a foobaz (don't)" },
    { kind: 'code', text: 'foobaz' },
  ]);
  expect(counts.get('foobaz')).toBe(3);
  expect(counts.get("don't")).toBe(2);
  expect(counts.get('a')).toBe(2);
  expect(counts.has('oobaz') || counts.has('Foobaz') || counts.has('the')).toBe(false);
});
