import { GrowingNumbers } from './growing-numbers.ts';
import type { Passage } from './passages.ts';
import { readPlace } from './place.ts';
import { type SortedPlaces, TermPlaces } from './term-places.ts';

/**
 * Where the words of a text stand, passage by passage: numbers in memory that threads share, some two fifths of the
 * text's own size. It says nothing that the text does not: whoever has it without the text has no passage.
 */
export interface Concordance extends SortedPlaces {
  /**
   * Seven for each passage: its start and end, its paragraph, the start and end of its heading (0, 0: none), its terms,
   * whether it is code.
   */
  readonly passages: Uint32Array<SharedArrayBuffer>;
}

/** A passage of a concordance, by its number. */
export interface IndexedPassage extends Passage {
  /** How many different terms it has. */
  readonly terms: number;
}

const NUMBERS = 7;
/** What stands in one is for no reader. */
const TAG = /<\/?[a-z][^<>]*>/gi;

/** Reads the passages of a text, one after the other. */
export function concordanceOf(text: string, passages: Iterable<Passage>): Concordance {
  const rows = new GrowingNumbers();
  const places = new TermPlaces();
  for (const { start, end, paragraph, heading, isCode = false } of passages) {
    const passage = text.slice(start, end);
    const terms = places.add(rows.length / NUMBERS, isCode ? passage : passage.replaceAll(TAG, ' '));
    const place = [start, end, paragraph, heading?.start ?? 0, heading?.end ?? 0];
    for (const number of [...place, terms, Number(isCode)]) rows.push(number);
  }
  return { passages: rows.shared(), ...places.sorted() };
}

export function passageCount({ passages }: Concordance): number {
  return passages.length / NUMBERS;
}

export function passageAt({ passages }: Concordance, number: number): IndexedPassage {
  const row = passages.subarray(number * NUMBERS, (number + 1) * NUMBERS);
  const [start = 0, end = 0, paragraph = 0, from = 0, to = 0, terms = 0, code = 0] = row;
  return { start, end, paragraph, heading: to === 0 ? undefined : { start: from, end: to }, terms, isCode: code === 1 };
}

/** Its terms, each with its number. */
export function termsIn({ terms }: Concordance): ReadonlyMap<string, number> {
  if (terms.length === 0) return new Map();
  const written = new TextDecoder().decode(terms.slice());
  return new Map(written.split('\n').map((term, number) => [term, number]));
}

/** The passages that have a term, by its number, and how often each of them has it. */
export function placesOf({ places, starts }: Concordance, term: number): [passage: number, often: number][] {
  return Array.from(places.subarray(starts[term], starts[term + 1]), readPlace);
}

/** How many passages have a term, by its number. */
export function placeCount({ starts }: Concordance, term: number): number {
  return (starts[term + 1] ?? 0) - (starts[term] ?? 0);
}

/** Bytes that it takes. */
export function concordanceSize({ passages, terms, starts, places }: Concordance): number {
  return passages.byteLength + terms.byteLength + starts.byteLength + places.byteLength;
}
