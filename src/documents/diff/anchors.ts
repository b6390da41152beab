import type { Pairs, Ranges } from './common-subsequence.ts';

const EMPTY = -1;
const SEVERAL = -2;

/**
 * Runs of `length` numbers that stand once in each of two ranges: where one run of the left stands on the right.
 * Patience: what is rare is what people recognise a place by.
 */
export function uniqueRuns(left: readonly number[], right: readonly number[], ranges: Ranges, length: number): Pairs {
  const { a0, a1, b0, b1 } = ranges;
  const lefts = new RunTable(left, a0, a1, length);
  const rights = new RunTable(right, b0, b1, length);
  const pairs: { a: number[]; b: number[] } = { a: [], b: [] };
  for (let a = a0; a + length <= a1; a++) {
    if (lefts.only(left, a) !== a) continue;
    const b = rights.only(left, a);
    if (b < 0) continue;
    pairs.a.push(a);
    pairs.b.push(b);
  }
  return pairs;
}

/** Where each run stands, by open addressing: several times as fast as a Map of hashes. */
class RunTable {
  readonly #numbers: readonly number[];
  readonly #length: number;
  readonly #mask: number;
  readonly #starts: Int32Array;
  readonly #state: Int32Array;

  constructor(numbers: readonly number[], start: number, end: number, length: number) {
    this.#numbers = numbers;
    this.#length = length;
    const size = 2 ** Math.ceil(Math.log2(Math.max(8, 2 * (end - start))));
    this.#mask = size - 1;
    this.#starts = new Int32Array(size).fill(EMPTY);
    this.#state = new Int32Array(size).fill(EMPTY);
    for (let at = start; at + length <= end; at++) this.#add(at);
  }

  /** The start of the run that stands at `at` in `numbers`; below 0 where it is not here, or not alone. */
  only(numbers: readonly number[], at: number): number {
    return this.#state[this.#slot(numbers, at)] ?? EMPTY;
  }

  #add(at: number): void {
    const slot = this.#slot(this.#numbers, at);
    this.#state[slot] = this.#starts[slot] === EMPTY ? at : SEVERAL;
    if (this.#starts[slot] === EMPTY) this.#starts[slot] = at;
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
      if (numbers[at + step] !== this.#numbers[start + step]) return false;
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
  return { a: kept.a.reverse(), b: kept.b.reverse() };
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
