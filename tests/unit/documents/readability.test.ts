import { expect, test } from 'bun:test';
import { readability } from '../../../src/documents/words/readability.ts';
import { syllables } from '../../../src/documents/words/syllables.ts';

test('words and sentences are counted, every text ending its last sentence', () => {
  expect(readability(['One two three. Four five!', 'Six'])).toMatchObject({ words: 6, sentences: 3 });
  expect(readability([])).toEqual({ grade: 0, words: 0, sentences: 0 });
  expect(readability(['', ' … !? '])).toEqual({ grade: 0, words: 0, sentences: 0 });
});

test('abbreviations, initials, decimals and quoted questions end no sentence', () => {
  const one = ['Mr. J. Smith paid 3.50 for it, e.g. this', '“Why?” he asked.', 'See fig. 3 at 5 p.m. on that day...'];
  expect(readability(one).sentences).toBe(3);
  expect(readability(['He left at 5 p.m. She stayed. So did I. we know.']).sentences).toBe(4);
  expect(readability(['我们走。他们来。']).sentences).toBe(2);
});

test('hyphens and apostrophes join a word', () => {
  expect(readability(["It's a well-known don’t - and - won't."]).words).toBe(6);
});

test('the grade is that of Kincaid and others: by sentence length and syllables', () => {
  // 0.39 · 6/1 + 11.8 · 6/6 − 15.59 is below 0
  expect(readability(['The cat sat on the mat.']).grade).toBe(0);
  // 10 words, 1 sentence, 35 syllables: 0.39 · 10 + 11.8 · 3.5 − 15.59
  const text =
    'The university administration considered additional information regarding financial applications yesterday.';
  expect(readability([text])).toEqual({ grade: 29.6, words: 10, sentences: 1 });
});

test.each([
  ['cat', 1],
  ['make', 1],
  ['makes', 1],
  ['table', 2],
  ['tables', 2],
  ['walked', 1],
  ['wanted', 2],
  ['boxes', 2],
  ['agree', 2],
  ['the', 1],
  ['I', 1],
  ['rhythm', 1],
  ['reading', 2],
  ['business', 3],
  ['café', 2],
  ['THE', 1],
  ['2020', 1],
] as const)('%s has %i syllables', (word, count) => {
  expect(syllables(`x${word}x`, 1, 1 + word.length)).toBe(count);
});
