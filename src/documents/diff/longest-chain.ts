/** Pairs `[a, b]` of indices that belong together, each list as long as the other and in step with it. */
export interface Pairs {
  readonly a: readonly number[];
  readonly b: readonly number[];
}

/** Half-open ranges of two sequences. */
export interface Ranges {
  readonly a0: number;
  readonly a1: number;
  readonly b0: number;
  readonly b1: number;
}

interface Split {
  readonly a: number;
  readonly b: number;
}

interface Found extends Split {
  /** How many edits were tried. */
  readonly edits: number;
}

/** Numbers that are the same on both sides, from `a` and `b` on. */
interface Run extends Split {
  readonly length: number;
}

/**
 * Edits that one search may look for. A search that would need more is cut where it got furthest (as the xdiff library
 * of Git does), so that hostile input costs some length × cap steps: the result is then correct but not the shortest.
 */
const MOST_EDITS = 160;
/** The same once a call has searched for long. */
const FEWER_EDITS = 12;
/** Diagonals looked at until then. */
const PATIENCE = 2_000_000;
/** A diagonal that no path reaches inside the ranges; far enough below 0 to stay there. */
const NOWHERE = -(2 ** 30);

/** The paths of the search that runs; one runs at a time, and most are too short for arrays of their own. */
const forward = new Int32Array(2 * MOST_EDITS + 4);
const backward = new Int32Array(2 * MOST_EDITS + 4);
const MIDDLE = MOST_EDITS + 1;

/**
 * Adds the pairs of a long common subsequence of two ranges of numbers to `pairs`, in order: Myers' algorithm in linear
 * space ("An O(ND) difference algorithm and its variations", 1986), capped.
 */
export function longestChain(
  left: readonly number[],
  right: readonly number[],
  ranges: Ranges,
  pairs: { a: number[]; b: number[] },
): void {
  const open: (Ranges | Run)[] = [ranges];
  let looked = 0;
  for (let next = open.pop(); next; next = open.pop()) {
    if ('length' in next) {
      push(pairs, next);
      continue;
    }
    let { a0, a1, b0, b1 } = next;
    const head = headLength(left, right, next);
    push(pairs, { a: a0, b: b0, length: head });
    a0 += head;
    b0 += head;
    const tail = tailLength(left, right, { a0, a1, b0, b1 });
    a1 -= tail;
    b1 -= tail;
    if (tail > 0) open.push({ a: a1, b: b1, length: tail });
    if (a0 === a1 || b0 === b1) continue;
    const { a, b, edits } = split(left, right, { a0, a1, b0, b1 }, looked < PATIENCE ? MOST_EDITS : FEWER_EDITS);
    looked += edits * edits;
    open.push({ a0: a, a1, b0: b, b1 }, { a0, a1: a, b0, b1: b });
  }
}

function headLength(left: readonly number[], right: readonly number[], { a0, a1, b0, b1 }: Ranges): number {
  const most = Math.min(a1 - a0, b1 - b0);
  let count = 0;
  while (count < most && left[a0 + count] === right[b0 + count]) count++;
  return count;
}

function tailLength(left: readonly number[], right: readonly number[], { a0, a1, b0, b1 }: Ranges): number {
  const most = Math.min(a1 - a0, b1 - b0);
  let count = 0;
  while (count < most && left[a1 - 1 - count] === right[b1 - 1 - count]) count++;
  return count;
}

/** A place that a shortest edit script goes through, or the one that the capped search got furthest to. */
function split(left: readonly number[], right: readonly number[], { a0, a1, b0, b1 }: Ranges, most: number): Found {
  const [n, m] = [a1 - a0, b1 - b0];
  const delta = n - m;
  const odd = (delta & 1) !== 0;
  forward[MIDDLE + 1] = 0;
  backward[MIDDLE + 1] = 0;
  for (let d = 0; d <= most; d++) {
    const first = -d + 2 * Math.max(0, d - m);
    const last = d - 2 * Math.max(0, d - n);
    for (let k = first; k <= last; k += 2) {
      let x = reach(forward, k, d, n, m);
      for (; x >= 0 && x < n && x - k < m && left[a0 + x] === right[b0 + x - k]; x++);
      forward[MIDDLE + k] = x;
      const other = delta - k;
      if (odd && other > -d && other < d && x + at(backward, other) >= n) return { a: a0 + x, b: b0 + x - k, edits: d };
    }
    for (let k = first; k <= last; k += 2) {
      let x = reach(backward, k, d, n, m);
      for (; x >= 0 && x < n && x - k < m && left[a1 - 1 - x] === right[b1 - 1 - x + k]; x++);
      backward[MIDDLE + k] = x;
      const other = delta - k;
      if (!odd && other >= -d && other <= d && x + at(forward, other) >= n)
        return { a: a1 - x, b: b1 - x + k, edits: d };
    }
  }
  return { ...furthest({ a0, a1, b0, b1 }, most), edits: most };
}

function furthest({ a0, a1, b0, b1 }: Ranges, edits: number): Split {
  const [n, m] = [a1 - a0, b1 - b0];
  let best: Split = { a: a0 + Math.ceil(n / 2), b: b0 + Math.floor(m / 2) };
  let most = 0;
  const first = -edits + 2 * Math.max(0, edits - m);
  const last = edits - 2 * Math.max(0, edits - n);
  for (let k = first; k <= last; k += 2) {
    const there = at(forward, k);
    if (2 * there - k > most) [most, best] = [2 * there - k, { a: a0 + there, b: b0 + there - k }];
    const back = at(backward, k);
    if (2 * back - k > most) [most, best] = [2 * back - k, { a: a1 - back, b: b1 - back + k }];
  }
  return best;
}

/** How far the best path of one edit fewer leads on diagonal `k`, with one step more. */
function reach(paths: Int32Array, k: number, d: number, n: number, m: number): number {
  const below = at(paths, k - 1);
  const above = at(paths, k + 1);
  const right = k !== -d && below < n ? below + 1 : NOWHERE;
  const down = (k !== d || d === 0) && above - k <= m ? above : NOWHERE;
  return Math.max(right, down);
}

function at(paths: Int32Array, k: number): number {
  return paths[MIDDLE + k] ?? NOWHERE;
}

function push(pairs: { a: number[]; b: number[] }, { a, b, length }: Run): void {
  for (let step = 0; step < length; step++) {
    pairs.a.push(a + step);
    pairs.b.push(b + step);
  }
}
