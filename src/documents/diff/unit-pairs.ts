import { rising, uniqueRuns } from './anchors.ts';
import { longestChain, type Ranges } from './longest-chain.ts';
import type { TextUnit } from './text-units.ts';
import { RUN, type UnitWords } from './unit-words.ts';
import { WordNumbers } from './word-numbers.ts';

/** The share of the runs of three words that two units need to have in common to be one, changed. */
const ALIKE = 0.4;

/** Which unit of the older text a unit of the newer one is; each has one partner at most. */
export class UnitPairs {
  /** By unit of the older text: the partner, or -1. */
  readonly ofOlder: Int32Array;
  /** By unit of the newer text. */
  readonly ofNewer: Int32Array;

  constructor(older: readonly TextUnit[], newer: readonly TextUnit[]) {
    this.ofOlder = new Int32Array(older.length).fill(-1);
    this.ofNewer = new Int32Array(newer.length).fill(-1);
    const keys = new WordNumbers();
    const left = older.map(({ key }) => keys.idOf(key));
    const right = newer.map(({ key }) => keys.idOf(key));
    const inner = this.#ends(left, right);
    this.#unique(left, right, inner);
    this.#repeated(left, right, inner);
  }

  /** Pairs units that say the same but for a few words. */
  addAlike(older: UnitWords, newer: UnitWords): void {
    const { a, b } = uniqueRuns(older.words.ids, newer.words.ids, whole(older, newer), RUN);
    const votes = new Map<number, number>();
    const width = this.ofNewer.length;
    for (const [index, place] of a.entries()) {
      const from = older.unitAt(place);
      const to = newer.unitAt(b[index] ?? 0);
      if (this.ofOlder[from] !== -1 || this.ofNewer[to] !== -1) continue;
      const pair = from * width + to;
      votes.set(pair, (votes.get(pair) ?? 0) + 1);
    }
    const alike = [...votes]
      .map(([pair, count]) => {
        const [from, to] = [Math.floor(pair / width), pair % width];
        return { from, to, share: count / Math.max(1, older.runsOf(from), newer.runsOf(to)) };
      })
      .filter(({ share }) => share >= ALIKE)
      .sort((one, other) => other.share - one.share);
    for (const { from, to } of alike) if (this.ofOlder[from] === -1 && this.ofNewer[to] === -1) this.#pair(from, to);
  }

  #pair(from: number, to: number): void {
    this.ofOlder[from] = to;
    this.ofNewer[to] = from;
  }

  /** The units that both texts begin and end with. @returns what lies between them. */
  #ends(left: readonly number[], right: readonly number[]): Ranges {
    let [a0, a1, b0, b1] = [0, left.length, 0, right.length];
    while (a0 < a1 && b0 < b1 && left[a0] === right[b0]) this.#pair(a0++, b0++);
    while (a0 < a1 && b0 < b1 && left[a1 - 1] === right[b1 - 1]) this.#pair(--a1, --b1);
    return { a0, a1, b0, b1 };
  }

  /** Units that stand once on each side, and the equal ones beside them. */
  #unique(left: readonly number[], right: readonly number[], ranges: Ranges): void {
    const { a, b } = uniqueRuns(left, right, ranges, 1);
    for (const [index, from] of a.entries()) this.#pair(from, b[index] ?? 0);
    for (const [index, from] of a.entries()) {
      const to = b[index] ?? 0;
      for (const step of [1, -1]) {
        for (let far = step; ; far += step) {
          const [one, other] = [from + far, to + far];
          const free = this.ofOlder[one] === -1 && this.ofNewer[other] === -1;
          if (!free || left[one] !== right[other]) break;
          this.#pair(one, other);
        }
      }
    }
  }

  /** Units that stand several times are paired between those that are sure. */
  #repeated(left: readonly number[], right: readonly number[], { a0, a1, b0, b1 }: Ranges): void {
    const sure: { a: number[]; b: number[] } = { a: [], b: [] };
    for (let from = a0; from < a1; from++) {
      const to = this.ofOlder[from] ?? -1;
      if (to === -1) continue;
      sure.a.push(from);
      sure.b.push(to);
    }
    const { a, b } = rising(sure);
    for (let index = 0; index <= a.length; index++) {
      const from = this.#free(this.ofOlder, index === 0 ? a0 : (a[index - 1] ?? 0) + 1, a[index] ?? a1);
      const to = this.#free(this.ofNewer, index === 0 ? b0 : (b[index - 1] ?? 0) + 1, b[index] ?? b1);
      if (from.length === 0 || to.length === 0) continue;
      const found: { a: number[]; b: number[] } = { a: [], b: [] };
      const lefts = from.map((at) => left[at] ?? 0);
      const rights = to.map((at) => right[at] ?? 0);
      longestChain(lefts, rights, { a0: 0, a1: from.length, b0: 0, b1: to.length }, found);
      for (const [step, place] of found.a.entries()) this.#pair(from[place] ?? 0, to[found.b[step] ?? 0] ?? 0);
    }
  }

  #free(partners: Int32Array, start: number, end: number): number[] {
    const free: number[] = [];
    for (let at = start; at < end; at++) if (partners[at] === -1) free.push(at);
    return free;
  }
}

function whole(older: UnitWords, newer: UnitWords): Ranges {
  return { a0: 0, a1: older.words.ids.length, b0: 0, b1: newer.words.ids.length };
}
