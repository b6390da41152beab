import { type Concordance, type IndexedPassage, passageAt, passageCount } from './concordance.ts';
import { searchTerm } from './search-term.ts';
import { wordsIn } from './words-in.ts';

/** A text that passages are looked for in. */
export interface SearchedFile {
  readonly id: string;
  readonly name: string;
  readonly text: string;
  readonly concordance: Concordance;
}

/** A passage with the file it is from. */
export interface ShelvedPassage extends IndexedPassage {
  readonly file: SearchedFile;
}

/** How often a term is found for each of some passages. */
export type Places = readonly (readonly [passage: number, often: number])[];

interface Named {
  /** Terms of a heading, or of a file's name. */
  readonly terms: ReadonlySet<string>;
  /** The passages that stand under it: the first, and the one behind the last. */
  readonly from: number;
  readonly to: number;
}

/** The passages of several files, numbered through all of them, with what they stand under. */
export class Shelf {
  readonly size: number;
  readonly #files: readonly (Named & { readonly file: SearchedFile })[];
  readonly #headings: readonly Named[];

  constructor(files: readonly SearchedFile[]) {
    let from = 0;
    this.#files = files.map((file) => {
      const [first, to] = [from, from + passageCount(file.concordance)];
      from = to;
      return { file, from: first, to, terms: termsOf(file.name.replace(/\.[^.]*$/, '')) };
    });
    this.size = from;
    this.#headings = this.#files.flatMap(({ file, from: first }) => [...headings(file, first)]);
  }

  at(number: number): ShelvedPassage {
    const { file, from } = holding(this.#files, number) ?? nowhere(number);
    return { file, ...passageAt(file.concordance, number - from) };
  }

  /** Of each file the passage that has so many before it, where there is one. */
  firsts(nth: number): ShelvedPassage[] {
    return this.#files.flatMap(({ from, to }) => (from + nth < to ? this.at(from + nth) : []));
  }

  /** How many terms each field of a passage has: its text, its heading, the name of its file. */
  lengths(number: number): [text: number, heading: number, name: number] {
    const ofHeading = holding(this.#headings, number)?.terms.size ?? 0;
    return [this.at(number).terms, ofHeading, holding(this.#files, number)?.terms.size ?? 0];
  }

  averageLengths(): number[] {
    const mean = (all: number) => all / Math.max(1, this.size);
    const ofNames = (named: readonly Named[]) =>
      named.reduce((sum, { terms, from, to }) => sum + terms.size * (to - from), 0);
    const text = this.#files.reduce((sum, { file }) => sum + file.concordance.places.length, 0);
    return [text, ofNames(this.#headings), ofNames(this.#files)].map(mean);
  }

  /** Terms of all headings and names of files. */
  get names(): ReadonlySet<string> {
    return new Set([...this.#headings, ...this.#files].flatMap(({ terms }) => [...terms]));
  }

  underHeading(term: string): Places {
    return under(this.#headings, term);
  }

  inFileNamed(term: string): Places {
    return under(this.#files, term);
  }
}

function* headings({ text, concordance }: SearchedFile, first: number): Generator<Named> {
  const count = passageCount(concordance);
  for (let at = 0; at < count;) {
    const { heading } = passageAt(concordance, at);
    let to = at + 1;
    while (to < count && passageAt(concordance, to).heading?.start === heading?.start) to += 1;
    if (heading) yield { terms: termsOf(text.slice(heading.start, heading.end)), from: first + at, to: first + to };
    at = to;
  }
}

function under(named: readonly Named[], term: string): Places {
  return named
    .filter(({ terms }) => terms.has(term))
    .flatMap(({ from, to }) => Array.from({ length: to - from }, (_, at) => [from + at, 1] as const));
}

/** They stand in the order of their passages. */
function holding<Of extends Named>(named: readonly Of[], number: number): Of | undefined {
  let [low, high] = [0, named.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((named[middle]?.to ?? 0) <= number) low = middle + 1;
    else high = middle;
  }
  const found = named[low];
  return found && found.from <= number ? found : undefined;
}

function nowhere(number: number): never {
  throw new RangeError(`there is no passage ${number}`);
}

function termsOf(text: string): Set<string> {
  return new Set(Array.from(wordsIn(text), searchTerm).filter((term) => term !== null));
}
