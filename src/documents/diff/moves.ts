import type { UnitPairs } from './unit-pairs.ts';
import type { TextUnit } from './text-units.ts';

/** Units that went together from one place to another. */
export interface Move {
  readonly move: number;
  /** The first unit in the older text, and in the newer one. */
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** Letters below which a unit is found again by chance. */
const LEAST = 3;

/** The moves, by their first unit on either side. */
export class Moves {
  readonly #away = new Map<number, Move>();
  readonly #here = new Map<number, Move>();

  constructor({ ofOlder }: UnitPairs, stays: Uint8Array, older: readonly TextUnit[]) {
    for (let from = 0; from < ofOlder.length;) {
      const to = ofOlder[from] ?? -1;
      let count = 0;
      let size = 0;
      while (to !== -1 && !stays[from + count] && ofOlder[from + count] === to + count) {
        size += older[from + count]?.key.length ?? 0;
        count++;
      }
      if (size >= LEAST) {
        const move = { move: this.#away.size + 1, from, to, count };
        this.#away.set(from, move);
        this.#here.set(to, move);
      }
      from += Math.max(1, count);
    }
  }

  /** The move that begins with a unit of the older text. */
  awayAt(unit: number): Move | undefined {
    return this.#away.get(unit);
  }

  /** The move that ends up at a unit of the newer text. */
  hereAt(unit: number): Move | undefined {
    return this.#here.get(unit);
  }
}
