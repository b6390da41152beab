import { GrowingNumbers } from './growing-numbers.ts';
import type { Passage } from './passages.ts';
import { searchTerm } from './search-term.ts';
import { wordsIn } from './words-in.ts';

type Numbers = Uint32Array<SharedArrayBuffer>;

/**
 * Where the words of a text stand, passage by passage: numbers in memory that threads share, some two fifths of the
 * text's own size. It says nothing that the text does not: whoever has it without the text has no passage.
 */
export interface Concordance {
  /** Six for each passage: its start and end, its paragraph, the start and end of its heading (0, 0: none), its terms. */
  readonly passages: Numbers;
  /** UTF-8, a line each, in the order of `starts`. */
  readonly terms: Uint8Array<SharedArrayBuffer>;
  /** For each term where its places begin; behind the last one, where they end. */
  readonly starts: Numbers;
  /** The number of a passage × 256 + how often the term stands in it, 255 at most. */
  readonly places: Numbers;
}

/** A passage of a concordance, by its number. */
export interface IndexedPassage extends Passage {
  /** How many different terms it has. */
  readonly terms: number;
}

const NUMBERS = 6;
const MOST_OFTEN = 255;

/** Reads the passages of a text, one after the other. */
export function concordanceOf(text: string, passages: Iterable<Passage>): Concordance {
  const rows = new GrowingNumbers();
  const words = new Words();
  for (const { start, end, paragraph, heading } of passages) {
    const terms = words.add(rows.length / NUMBERS, text.slice(start, end));
    for (const number of [start, end, paragraph, heading?.start ?? 0, heading?.end ?? 0, terms]) rows.push(number);
  }
  return { passages: rows.shared(), ...words.sorted() };
}

export function passageCount({ passages }: Concordance): number {
  return passages.length / NUMBERS;
}

export function passageAt({ passages }: Concordance, number: number): IndexedPassage {
  const row = passages.subarray(number * NUMBERS, (number + 1) * NUMBERS);
  const [start = 0, end = 0, paragraph = 0, from = 0, to = 0, terms = 0] = row;
  return { start, end, paragraph, heading: to === 0 ? undefined : { start: from, end: to }, terms };
}

/** Bytes that it takes. */
export function concordanceSize({ passages, terms, starts, places }: Concordance): number {
  return passages.byteLength + terms.byteLength + starts.byteLength + places.byteLength;
}

const SKIPPED = -1;

/** The places of terms, as they come. */
class Words {
  /** By the word as it is written: most words come again and again. */
  readonly #known = new Map<string, number>();
  readonly #numbers = new Map<string, number>();
  /** Of each term, how many places it has, and the newest of them, counted from 1. */
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
        const place = this.#places.at(newest - 1);
        if (place % (MOST_OFTEN + 1) < MOST_OFTEN) this.#places.set(newest - 1, place + 1);
        continue;
      }
      this.#places.push(passage * (MOST_OFTEN + 1) + 1);
      this.#termOf.push(term);
      this.#counts[term] = (this.#counts[term] ?? 0) + 1;
      this.#newest[term] = this.#places.length;
    }
    return this.#places.length - before;
  }

  /** Term after term, each with its places in the order of the passages. */
  sorted(): Omit<Concordance, 'passages'> {
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
