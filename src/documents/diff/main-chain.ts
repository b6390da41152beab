import type { TextUnit } from './text-units.ts';
import type { UnitPairs } from './unit-pairs.ts';

/**
 * The pairs that stay where they are: of all those that keep their order, the ones with the most text. The others have
 * moved.
 * @returns by unit of the older text, whether it stays
 */
export function mainChain({ ofOlder, ofNewer }: UnitPairs, older: readonly TextUnit[]): Uint8Array {
  const best = new Heaviest(ofNewer.length);
  const previous = new Int32Array(ofOlder.length).fill(-1);
  for (const [from, to] of ofOlder.entries()) {
    if (to === -1) continue;
    const { weight, last } = best.before(to);
    previous[from] = last;
    best.put(to, weight + 1 + (older[from]?.key.length ?? 0), from);
  }
  const stays = new Uint8Array(ofOlder.length);
  for (let from = best.before(ofNewer.length).last; from !== -1; from = previous[from] ?? -1) stays[from] = 1;
  return stays;
}

/** The heaviest chain that ends below a place: a Fenwick tree of maxima. */
class Heaviest {
  readonly #weights: Float64Array;
  readonly #lasts: Int32Array;

  constructor(places: number) {
    this.#weights = new Float64Array(places + 1);
    this.#lasts = new Int32Array(places + 1).fill(-1);
  }

  before(place: number): { weight: number; last: number } {
    let [weight, last] = [0, -1];
    for (let node = place; node > 0; node -= node & -node) {
      const there = this.#weights[node] ?? 0;
      if (there > weight) [weight, last] = [there, this.#lasts[node] ?? -1];
    }
    return { weight, last };
  }

  put(place: number, weight: number, last: number): void {
    for (let node = place + 1; node < this.#weights.length; node += node & -node) {
      if (weight <= (this.#weights[node] ?? 0)) continue;
      this.#weights[node] = weight;
      this.#lasts[node] = last;
    }
  }
}
