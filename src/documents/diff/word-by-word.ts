import type { Stretch } from './stretch.ts';

/** Words that one change may have for them to be compared each with its own. */
const MOST = 12;
const SPACE = /\s+/;

/**
 * Takes a change of several words apart where each of them has become another form of itself, as misspellings do:
 * "recieved teh" is two changes.
 */
export function wordByWord(stretches: readonly Stretch[], older: string, newer: string): Stretch[] {
  return stretches.flatMap((stretch) => {
    if (stretch.same) return [stretch];
    const { a0, a1, b0, b1 } = stretch;
    const [before, after] = [older.slice(a0, a1), newer.slice(b0, b1)];
    return areForms(before.split(SPACE, MOST + 1), after.split(SPACE, MOST + 1))
      ? [...apart(stretch, before, after)]
      : [stretch];
  });
}

function areForms(before: readonly string[], after: readonly string[]): boolean {
  if (before.length < 2 || before.length > MOST || before.length !== after.length) return false;
  return before.every((word, index) => areAlike(word, after[index] ?? ''));
}

/** A third of the letters and more stand where they stood, counted from either end. */
function areAlike(one: string, other: string): boolean {
  const least = Math.min(one.length, other.length);
  let head = 0;
  while (head < least && one[head] === other[head]) head++;
  let tail = 0;
  while (tail < least - head && one.at(-1 - tail) === other.at(-1 - tail)) tail++;
  return 3 * (head + tail) >= Math.max(one.length, other.length);
}

function* apart({ a0, b0 }: Stretch, before: string, after: string): Generator<Stretch> {
  const lefts = before.split(/(\s+)/);
  const rights = after.split(/(\s+)/);
  let [a, b] = [a0, b0];
  for (const [index, left] of lefts.entries()) {
    const right = rights[index] ?? '';
    const next = { a0: a, a1: a + left.length, b0: b, b1: b + right.length };
    if (left !== '' || right !== '') yield { same: left === right, ...next };
    [a, b] = [next.a1, next.b1];
  }
}
