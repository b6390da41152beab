/** So many runs tell how fast a pass is: the one in the middle counts, for the first of an engine is slow. */
const RUNS = 5;
/** Words of a text that tells something: a shorter one is over before its pace shows. */
const LEAST_WORDS = 200;

/** How fast passes go here: with this engine, on this machine, under what it has to do. */
export class LearnedPace {
  /** Words a second, newest last. */
  readonly #runs = new Map<string, readonly number[]>();

  /** @param words of the text's prose @param ms that the whole pass took */
  ran(pass: string, words: number, ms: number): void {
    if (words < LEAST_WORDS || ms <= 0) return;
    const pace = (words / ms) * 1_000;
    this.#runs.set(pass, [...(this.#runs.get(pass) ?? []), pace].slice(-RUNS));
  }

  /** Words a second; undefined where nothing has run that tells. */
  of(pass: string): number | undefined {
    const paces = this.#runs.get(pass)?.toSorted((a, b) => a - b);
    return paces?.[Math.floor(paces.length / 2)];
  }
}
