import type { Figures } from '../protocol/summary.ts';
import { Tally } from './tally.ts';

/** A tally for each key, in the order in which the keys came first. */
export class Tallies {
  readonly #tallies: Map<string, Tally>;

  constructor(keys: Iterable<string> = []) {
    this.#tallies = new Map([...keys].map((key) => [key, new Tally()]));
  }

  of(key: string): Tally {
    const known = this.#tallies.get(key);
    if (known) return known;
    const tally = new Tally();
    this.#tallies.set(key, tally);
    return tally;
  }

  figures(): ({ readonly key: string } & Figures)[] {
    return [...this.#tallies].map(([key, tally]) => ({ key, ...tally.figures }));
  }
}
