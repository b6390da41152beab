import { spellingDistance } from '../../edits/spelling-distance.ts';

const WORD = /\p{L}[\p{L}\p{M}]*/gu;
/** As far as a slip of the pen goes, as `spellingDistance` measures it. */
const SLIP = 1.5;

/** In lower case. */
export function wordsIn(text: string): string[] {
  return text.toLowerCase().match(WORD) ?? [];
}

/** Those words of a text that others do not have, each as often as it is more. */
export function wordsBeside(words: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return words.filter((word) => {
    const at = left.indexOf(word);
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
}

export function isSlip(written: string, meant: string): boolean {
  return spellingDistance(written, meant) <= SLIP;
}

/** Words that come into a text and are no other spelling of one that goes. */
export function newWords(before: string, after: string): string[] {
  const [old, written] = [wordsIn(before), wordsIn(after)];
  const gone = wordsBeside(old, written);
  return wordsBeside(written, old).filter((word) => !gone.some((other) => isSlip(other, word)));
}
