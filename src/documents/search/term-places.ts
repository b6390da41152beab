import { GrowingNumbers } from './growing-numbers.ts';
import { firstPlace, oneMore } from './place.ts';
import { searchTerm } from './search-term.ts';
import { wordsIn } from './words-in.ts';

/** Terms, and where each of them stands. */
export interface SortedPlaces {
  /** UTF-8, a line each, in the order of `starts`. */
  readonly terms: Uint8Array<SharedArrayBuffer>;
  /** For each term where its places begin; behind the last one, where they end. */
  readonly starts: Uint32Array<SharedArrayBuffer>;
  /** As `readPlace` reads them, for each term in the order of the passages. */
  readonly places: Uint32Array<SharedArrayBuffer>;
}

/** Of words that are no term. */
const SKIPPED = -1;

/** The terms of a text and where each stands, gathered passage by passage. */
export class TermPlaces {
  /** The number of the term that a word counts as, by the word as it is written: most words come again and again. */
  readonly #known = new Map<string, number>();
  /** By term, in the order in which terms came. */
  readonly #numbers = new Map<string, number>();
  /** Of each term how many places it has, and the newest of them, counted from 1. */
  readonly #counts: number[] = [];
  readonly #newest: number[] = [];
  readonly #termOf = new GrowingNumbers();
  readonly #places = new GrowingNumbers();

  /** @returns how many different terms the passage has */
  add(passage: number, text: string): number {
    const before = this.#places.length;
    for (const word of wordsIn(text)) {
      const term = this.#known.get(word) ?? this.#learn(word);
      if (term === SKIPPED) continue;
      const newest = this.#newest[term] ?? 0;
      if (newest > before) {
        this.#places.set(newest - 1, oneMore(this.#places.at(newest - 1)));
        continue;
      }
      this.#places.push(firstPlace(passage));
      this.#termOf.push(term);
      this.#counts[term] = (this.#counts[term] ?? 0) + 1;
      this.#newest[term] = this.#places.length;
    }
    return this.#places.length - before;
  }

  /** All that was added. */
  sorted(): SortedPlaces {
    const starts = new GrowingNumbers();
    starts.push(0);
    for (const [term, count] of this.#counts.entries()) starts.push(starts.at(term) + count);
    const next = starts.shared();
    const places = new Uint32Array(new SharedArrayBuffer(this.#places.length * Uint32Array.BYTES_PER_ELEMENT));
    for (let at = 0; at < this.#places.length; at += 1) {
      const term = this.#termOf.at(at);
      places[next[term] ?? 0] = this.#places.at(at);
      next[term] = (next[term] ?? 0) + 1;
    }
    const written = new TextEncoder().encode([...this.#numbers.keys()].join('\n'));
    const terms = new Uint8Array(new SharedArrayBuffer(written.byteLength));
    terms.set(written);
    return { terms, starts: starts.shared(), places };
  }

  #learn(word: string): number {
    const term = searchTerm(word);
    const number = term === null ? SKIPPED : (this.#numbers.get(term) ?? this.#number(term));
    this.#known.set(word, number);
    return number;
  }

  #number(term: string): number {
    this.#counts.push(0);
    this.#newest.push(0);
    this.#numbers.set(term, this.#numbers.size);
    return this.#numbers.size - 1;
  }
}
