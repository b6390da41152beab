import type { Pairs, Ranges } from './longest-chain.ts';

const EMPTY = -1;
const SEVERAL = -2;

/**
 * Runs of `length` numbers that stand once in each of two ranges: where one run of the left stands on the right.
 * Patience: what is rare is what people recognise a place by.
 */
export function uniqueRuns(left: readonly number[], right: readonly number[], ranges: Ranges, length: number): Pairs {
  const { a0, a1, b0, b1 } = ranges;
  const runs = new RunTable(left, length, a1 - a0);
  const slots = new Int32Array(Math.max(0, a1 - a0));
  for (let a = a0; a + length <= a1; a++) slots[a - a0] = runs.addLeft(a);
  for (let b = b0; b + length <= b1; b++) runs.addRight(right, b);
  const pairs: { a: number[]; b: number[] } = { a: [], b: [] };
  for (let a = a0; a + length <= a1; a++) {
    const b = runs.onlyRight(slots[a - a0] ?? 0, a);
    if (b < 0) continue;
    pairs.a.push(a);
    pairs.b.push(b);
  }
  return pairs;
}

/** Where each run of the left stands, on either side, by open addressing: several times as fast as a Map of hashes. */
class RunTable {
  readonly #left: readonly number[];
  readonly #length: number;
  readonly #mask: number;
  /** By slot: the first place on the left. */
  readonly #starts: Int32Array;
  /** By slot: the only place on the left, and the only one on the right. */
  readonly #lefts: Int32Array;
  readonly #rights: Int32Array;

  constructor(left: readonly number[], length: number, count: number) {
    this.#left = left;
    this.#length = length;
    const size = 2 ** Math.ceil(Math.log2(Math.max(8, 2 * count)));
    this.#mask = size - 1;
    this.#starts = new Int32Array(size).fill(EMPTY);
    this.#lefts = new Int32Array(size);
    this.#rights = new Int32Array(size).fill(EMPTY);
  }

  /** @returns the slot of the run */
  addLeft(at: number): number {
    const slot = this.#slot(this.#left, at);
    const fresh = this.#starts[slot] === EMPTY;
    this.#lefts[slot] = fresh ? at : SEVERAL;
    if (fresh) this.#starts[slot] = at;
    return slot;
  }

  addRight(right: readonly number[], at: number): void {
    const slot = this.#slot(right, at);
    if (this.#starts[slot] !== EMPTY) this.#rights[slot] = this.#rights[slot] === EMPTY ? at : SEVERAL;
  }

  /** The place on the right of the run in a slot; below 0 where it is not there, or stands several times. */
  onlyRight(slot: number, left: number): number {
    return this.#lefts[slot] === left ? (this.#rights[slot] ?? EMPTY) : SEVERAL;
  }

  #slot(numbers: readonly number[], at: number): number {
    let hash = 0;
    for (let step = 0; step < this.#length; step++) hash = Math.imul(hash ^ (numbers[at + step] ?? 0), 0x9e3779b1);
    hash ^= hash >>> 15;
    for (let slot = hash & this.#mask; ; slot = (slot + 1) & this.#mask) {
      const start = this.#starts[slot] ?? EMPTY;
      if (start === EMPTY || this.#same(numbers, at, start)) return slot;
    }
  }

  #same(numbers: readonly number[], at: number, start: number): boolean {
    for (let step = 0; step < this.#length; step++) {
      if (numbers[at + step] !== this.#left[start + step]) return false;
    }
    return true;
  }
}

/** The longest subsequence of the pairs that rises on both sides; `a` rises already. */
export function rising({ a, b }: Pairs): Pairs {
  const tails: number[] = [];
  const previous = new Int32Array(b.length);
  for (const [index, value] of b.entries()) {
    const place = firstAtLeast(tails, b, value);
    previous[index] = tails[place - 1] ?? EMPTY;
    tails[place] = index;
  }
  const kept: { a: number[]; b: number[] } = { a: [], b: [] };
  for (let index = tails.at(-1) ?? EMPTY; index !== EMPTY; index = previous[index] ?? EMPTY) {
    kept.a.push(a[index] ?? 0);
    kept.b.push(b[index] ?? 0);
  }
  return { a: kept.a.toReversed(), b: kept.b.toReversed() };
}

function firstAtLeast(tails: readonly number[], values: readonly number[], value: number): number {
  let [low, high] = [0, tails.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[tails[middle] ?? 0] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
