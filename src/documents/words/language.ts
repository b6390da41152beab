import { functionWordOf } from './function-words.ts';

/** UTF-16 units: what is read of a text to tell its language. */
const SAMPLE = 2_000;
const WORD = /\p{L}[\p{L}\p{M}]*/gu;
const LATIN = /^\p{Script=Latin}/u;
const ACCENTED = /[^A-Za-z]/;

const ENGLISH_SHARE = 0.1;
const FOREIGN_WORDS = 2;

/**
 * Whether a paragraph is in English, told by its script and by the words that every text of a language is full of.
 * @returns undefined when there is too little to tell: a title, a name, a list of terms
 */
export function looksEnglish(text: string): boolean | undefined {
  let words = 0;
  let english = 0;
  let foreign = 0;
  let otherScript = 0;
  for (const [word] of text.slice(0, SAMPLE).matchAll(WORD)) {
    words++;
    if (!LATIN.test(word)) otherScript++;
    const small = word.toLowerCase();
    const owner = functionWordOf(small);
    if (owner === 'english') english++;
    else if (owner === 'both') english += 0.5;
    // With a capital it may be part of a name: Los Angeles, Van Gogh.
    else if (owner === 'other') foreign += small === word || words === 1 ? 1 : 0;
    else if (ACCENTED.test(word)) foreign += 0.5;
  }
  if (words === 0) return undefined;
  if (otherScript * 2 > words) return false;
  if (english > foreign && english >= words * ENGLISH_SHARE) return true;
  if (foreign > english && foreign >= FOREIGN_WORDS) return false;
  return undefined;
}
