import { rising, uniqueRuns } from './anchors.ts';
import { longestChain, type Pairs, type Ranges } from './longest-chain.ts';

/** Words that stand together: three are nearly always a place of their own, one is where it is rare. */
const RUNS = [3, 1] as const;
/** Words on both sides that are compared at once: searching for anchors would cost more than it saves. */
const SMALL = 160;
/** Words on both sides for which not even a look at which of them occur is worth it. */
const TINY = 40;

/** Which words of the left stand on the right, in order on both sides. @param left numbers of words, as `right` */
export function matchWords(left: readonly number[], right: readonly number[], ranges: Ranges): Pairs {
  const pairs: { a: number[]; b: number[] } = { a: [], b: [] };
  match(left, right, ranges, 0, pairs);
  return pairs;
}

function match(
  left: readonly number[],
  right: readonly number[],
  ranges: Ranges,
  level: number,
  pairs: { a: number[]; b: number[] },
): void {
  const { a0, a1, b0, b1 } = ranges;
  if (a0 === a1 || b0 === b1) return;
  const length = RUNS[level];
  if (length === undefined || a1 - a0 + b1 - b0 <= SMALL) return matchRest(left, right, ranges, pairs);
  const anchors = rising(uniqueRuns(left, right, ranges, length));
  let [a, b] = [a0, b0];
  for (const [index, start] of anchors.a.entries()) {
    const other = anchors.b[index] ?? 0;
    // Anchors may overlap: the first one has taken its words.
    const taken = Math.max(a - start, b - other, 0);
    if (taken >= length) continue;
    const [from, to] = [start + taken, other + taken];
    match(left, right, { a0: a, a1: from, b0: b, b1: to }, level + 1, pairs);
    for (let step = 0; step < length - taken; step++) {
      pairs.a.push(from + step);
      pairs.b.push(to + step);
    }
    [a, b] = [start + length, other + length];
  }
  match(left, right, { a0: a, a1, b0: b, b1 }, level + 1, pairs);
}

/** Words that the other side does not have cannot match: without them there is less to search. */
function matchRest(
  left: readonly number[],
  right: readonly number[],
  ranges: Ranges,
  pairs: { a: number[]; b: number[] },
): void {
  const { a0, a1, b0, b1 } = ranges;
  if (a1 - a0 + b1 - b0 <= TINY) return longestChain(left, right, ranges, pairs);
  const a = places(left, a0, a1, new Set(right.slice(b0, b1)));
  const b = places(right, b0, b1, new Set(left.slice(a0, a1)));
  const found: { a: number[]; b: number[] } = { a: [], b: [] };
  const lefts = a.map((at) => left[at] ?? 0);
  const rights = b.map((at) => right[at] ?? 0);
  longestChain(lefts, rights, { a0: 0, a1: a.length, b0: 0, b1: b.length }, found);
  for (const [index, place] of found.a.entries()) {
    pairs.a.push(a[place] ?? 0);
    pairs.b.push(b[found.b[index] ?? 0] ?? 0);
  }
}

function places(numbers: readonly number[], start: number, end: number, wanted: ReadonlySet<number>): number[] {
  const found: number[] = [];
  for (let at = start; at < end; at++) if (wanted.has(numbers[at] ?? 0)) found.push(at);
  return found;
}
