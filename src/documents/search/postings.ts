import { type Concordance, passageCount, placeCount, placesOf, termsIn } from './concordance.ts';
import { lettersBetween, mistakesIn } from './near-words.ts';

/** A term of the files that stands for one that was asked for. */
export interface Meant {
  readonly asked: string;
  readonly term: string;
  /** 0 to 1: less than 1 where it is written otherwise. */
  readonly weight: number;
}

/** A term stands for its beginning where it has no more than so many letters besides. */
const LONGER = 6;
/** Letters of the shortest beginning that is looked for. */
const SHORTEST_BEGINNING = 5;
/** What a term counts that is spelled almost as was asked, and one that only begins so. */
const MISWRITTEN = 0.7;
const BEGUN = 0.5;
/** Terms that may stand for one that was asked for. */
const MOST_MEANT = 3;
/** Terms of a question that are looked up; and of those that no file has, how many are guessed at. */
const MOST_TERMS = 48;
const MOST_GUESSED = 16;
/** Places of all of them together: terms that stand everywhere do not say where to look. */
const MOST_PLACES = 300_000;

/** The terms of several files and where each stands: passages are numbered through all of them. */
export class Postings {
  readonly #names: ReadonlySet<string>;
  readonly #files: readonly {
    readonly concordance: Concordance;
    readonly terms: ReadonlyMap<string, number>;
    readonly from: number;
  }[];

  /** @param names terms of what passages stand under: they may be meant as well */
  constructor(concordances: readonly Concordance[], names: ReadonlySet<string>) {
    this.#names = names;
    let from = 0;
    this.#files = concordances.map((concordance) => {
      const file = { concordance, terms: termsIn(concordance), from };
      from += passageCount(concordance);
      return file;
    });
  }

  /** How often a term stands in each of the passages that have it. */
  places(term: string): [passage: number, often: number][] {
    return this.#files.flatMap(({ concordance, terms, from }) => {
      const at = terms.get(term);
      if (at === undefined) return [];
      return placesOf(concordance, at).map(([passage, often]): [number, number] => [from + passage, often]);
    });
  }

  /** How many passages have the term. */
  count(term: string): number {
    const counts = this.#files.map(({ concordance, terms }) => {
      const at = terms.get(term);
      return at === undefined ? 0 : placeCount(concordance, at);
    });
    return counts.reduce((sum, count) => sum + count, 0);
  }

  /**
   * The terms of the files that stand for those that are asked for: each one itself; where no file has it, those that are
   * spelled almost so, and else those that begin so. Of very many only the rarest, which say most.
   */
  meant(asked: Iterable<string>): Meant[] {
    const [known, unknown] = [[] as string[], [] as string[]];
    for (const term of asked) (this.#names.has(term) || this.count(term) > 0 ? known : unknown).push(term);
    const meant = [
      ...known.map((term) => ({ asked: term, term, weight: 1 })),
      ...unknown.slice(0, MOST_GUESSED).flatMap((term) => this.#guessed(term)),
    ];
    const counted = meant.map((one) => ({ one, count: this.count(one.term) })).toSorted((a, b) => a.count - b.count);
    let places = 0;
    const rare = counted.filter(({ count }, at) => at === 0 || (at < MOST_TERMS && (places += count) <= MOST_PLACES));
    return rare.map(({ one }) => one);
  }

  #guessed(asked: string): Meant[] {
    const near = this.#nearest(asked);
    const found = near.length > 0 ? near : this.#begunBy(asked);
    const weight = near.length > 0 ? MISWRITTEN : BEGUN;
    return found.slice(0, MOST_MEANT).map((term) => ({ asked, term, weight }));
  }

  #nearest(asked: string): string[] {
    let most = mistakesIn(asked);
    let nearest = new Set<string>();
    if (most === 0) return [];
    for (const term of this.#terms()) {
      const letters = term.length < SHORTEST_BEGINNING ? undefined : lettersBetween(asked, term, most);
      if (letters === undefined) continue;
      if (letters < most) nearest = new Set();
      most = letters;
      nearest.add(term);
    }
    return [...nearest];
  }

  #begunBy(asked: string): string[] {
    if (asked.length < SHORTEST_BEGINNING) return [];
    const begun = new Set<string>();
    for (const term of this.#terms()) {
      if (term.startsWith(asked) && term.length <= asked.length + LONGER) begun.add(term);
    }
    return [...begun].toSorted((a, b) => a.length - b.length);
  }

  *#terms(): Generator<string> {
    yield* this.#names;
    for (const { terms } of this.#files) yield* terms.keys();
  }
}
