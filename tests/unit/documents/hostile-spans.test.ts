import { expect, test } from 'bun:test';
import { documentTerms } from '../../../src/documents/words/document-terms.ts';
import { looksEnglish } from '../../../src/documents/words/language.ts';
import { protectedSpans } from '../../../src/documents/spans/protected-spans.ts';
import { readability } from '../../../src/documents/words/readability.ts';
import { wordCounts } from '../../../src/documents/words/word-counts.ts';

// Sixteen times a block's size. Where time grows with the square, as it does where a pattern looks for its end again
// from every start, this takes minutes: the test's time limit is the assertion.
const SIZE = 256 * 1_024;

const PIECES = [
  'a',
  'A',
  '1',
  'é',
  ' ',
  '\n',
  '\t',
  '[',
  ']',
  '![[',
  '(',
  ')',
  '{',
  '}',
  '<',
  '>',
  '`',
  '` `` ',
  '*',
  '_',
  'a_',
  '$',
  '$a',
  '$ ',
  '\\',
  '\\(',
  '\\[',
  '\\begin{',
  '/',
  '.',
  ',',
  ':',
  '@',
  'a@',
  '#',
  '%',
  '%a',
  '&',
  '&a',
  '&#1',
  '"',
  '"a ',
  '“',
  '”',
  '‘',
  '’a',
  '«',
  '-',
  '~',
  '=',
  '!',
  '?',
  '.)',
  '|',
  '\r',
  '\u00a0',
  '。',
  '😀',
  '\ud800',
  '](',
  '](a ',
  '](a "',
  '](<',
  '[a](',
  '[a][',
  '[^',
  '[@',
  '{{',
  '{%',
  '${',
  '#{',
  '<a ',
  '<code>',
  '</code',
  '<!--',
  'http://',
  'www.',
  'a.',
  'a-',
  '(S, 20',
  '(A 2020,',
  '5 k',
  '1,',
  'A.',
  'Aa ',
  ':::',
  ' :a',
  '--a',
];

test.each(PIECES)('%j, again and again', (piece) => {
  const repeated = piece.repeat(SIZE / piece.length);
  for (const text of [`x${repeated}x`, `“$[(<\`"${repeated}`]) {
    const block = { kind: 'paragraph', text } as const;
    const spans = protectedSpans(block, 'markdown');
    expect(spans.every(({ start, end }, index) => start < end && start > (spans[index - 1]?.end ?? -1))).toBe(true);
    const { words, sentences } = readability([text]);
    expect(sentences).toBeLessThanOrEqual(words);
    expect(documentTerms([block]).size + wordCounts([block]).size).toBeLessThan(10);
    expect(looksEnglish(text)).toBe(looksEnglish(text.slice(0, SIZE / 16)));
  }
});
