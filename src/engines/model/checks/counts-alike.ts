import { isSlip, wordsBeside } from './new-words.ts';

const COUNTS = new Set(
  (
    'two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen ' +
    'nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion dozen third fourth ' +
    'fifth sixth seventh eighth ninth tenth'
  ).split(' '),
);
const FOR_TWO = new Set(['both', 'twice', 'double', 'pair', 'couple']);

/**
 * Whether words in lower case have the same numbers among them, each as often: but for one that was a slip of another
 * word, or the other way round.
 */
export function countsAlike(before: readonly string[], after: readonly string[]): boolean {
  const [gone, come] = [wordsBeside(before, after), wordsBeside(after, before)];
  return isAccounted(gone, come) && isAccounted(come, gone);
}

function isAccounted(words: readonly string[], others: readonly string[]): boolean {
  return words.every((word) => !COUNTS.has(word) || others.some((other) => mayBe(word, other)));
}

function mayBe(count: string, word: string): boolean {
  if (COUNTS.has(word)) return false;
  return (count === 'two' && FOR_TWO.has(word)) || isSlip(word, count);
}
