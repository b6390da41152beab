import { functionWordOf } from '../words/function-words.ts';

const MARKS = /\p{M}/gu;
const SHORTEST = 2;
/** Endings that say number, time or manner, longest first, with what a stem gets in their place. */
const ENDINGS: readonly (readonly [ending: string, instead: string])[] = [
  ['ies', 'y'],
  ['ings', ''],
  ['ing', ''],
  ['edly', ''],
  ['ied', 'y'],
  ['ed', ''],
  ['es', ''],
  ['ly', ''],
  ['s', ''],
  ['e', ''],
];
const STEM = 3;

/** What a word counts as in a search: without case, accents and endings. @returns null for words that are everywhere */
export function searchTerm(word: string): string | null {
  const bare = word
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(MARKS, '')
    .replace(/['’]s$/, '');
  if (bare.length < SHORTEST) return null;
  const owner = functionWordOf(bare);
  return owner === 'english' || owner === 'both' ? null : stem(bare);
}

/** Words of the same stem are one: `sails`, `sailed`, `sailing`; `study`, `studies`. */
function stem(word: string): string {
  for (const [ending, instead] of ENDINGS) {
    if (!word.endsWith(ending) || word.length - ending.length < STEM || word.endsWith('ss')) continue;
    const left = word.slice(0, word.length - ending.length) + instead;
    return undoubled(left);
  }
  return word;
}

/** `stopp` of `stopped` is `stop`. */
function undoubled(word: string): string {
  return /([bdgmnprt])\1$/.test(word) ? word.slice(0, -1) : word;
}
