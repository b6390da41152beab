import type { Edit } from '../../edits/edit.ts';
import { hint } from '../hint.ts';
import type { Rule } from '../rule.ts';
import type { Sentence } from '../../../documents/words/sentences.ts';

/** Letters: shorter words are repeated without anybody noticing. */
const LONG_ENOUGH = 6;
const TOO_OFTEN = 3;
/** Words: a longer sentence is a list, or too long for another reason. */
const LONGEST_SENTENCE = 40;
const SMALL_WORD = /^[a-z]+$/;
const UNNOTICED = new Set(
  'should would could before because through between during within without people another either neither whether'.split(
    ' ',
  ),
);
const OPENINGS = 3;
const DULL_OPENINGS = new Set('the a an'.split(' '));

export const REPETITION = [
  {
    name: 'repeated-word',
    category: 'style',
    tier: 'C',
    reason: 'The same word stands three times in this sentence: another word or a shorter sentence may read better.',
  },
  {
    name: 'repeated-opening',
    category: 'style',
    tier: 'C',
    reason: 'Three sentences in a row open with the same word.',
  },
] as const satisfies readonly Rule[];
const [REPEATED_WORD, REPEATED_OPENING] = REPETITION;

/** Places to look at again: what would be better, only a person or a model can say. */
export function* repetitions(text: string, sentences: readonly Sentence[]): Generator<Edit> {
  let run = 0;
  let opening = '';
  for (const { words } of sentences) {
    const [first] = words;
    if (first === undefined) continue;
    const word = text.slice(first.start, first.end).toLowerCase();
    run = word === opening ? run + 1 : 1;
    opening = word;
    if (run === OPENINGS && !DULL_OPENINGS.has(word)) yield hint(REPEATED_OPENING, text, first);
    if (words.length <= LONGEST_SENTENCE) yield* repeatedWords(text, words);
  }
}

function* repeatedWords(text: string, words: Sentence['words']): Generator<Edit> {
  const seen = new Map<string, number>();
  for (const span of words) {
    const word = text.slice(span.start, span.end);
    if (word.length < LONG_ENOUGH || !SMALL_WORD.test(word) || UNNOTICED.has(word)) continue;
    const times = (seen.get(word) ?? 0) + 1;
    seen.set(word, times);
    if (times === TOO_OFTEN) yield hint(REPEATED_WORD, text, span);
  }
}
