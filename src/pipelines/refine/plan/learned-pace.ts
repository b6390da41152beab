/** So many runs tell how fast a pass is: what went before them says little of today. */
const RUNS = 20;
/** Words of a text that tells something: a shorter one is over before its pace shows. */
const LEAST_WORDS = 200;

interface Ran {
  readonly words: number;
  readonly ms: number;
}

/** How fast passes go here: with this engine, on this machine, under what it has to do. */
export class LearnedPace {
  readonly #runs = new Map<string, readonly Ran[]>();

  /** @param words of the text's prose @param ms that the whole pass took */
  ran(pass: string, words: number, ms: number): void {
    if (words < LEAST_WORDS || ms <= 0) return;
    this.#runs.set(pass, [...(this.#runs.get(pass) ?? []), { words, ms }].slice(-RUNS));
  }

  /** Words a second; undefined where nothing has run that tells. */
  of(pass: string): number | undefined {
    const runs = this.#runs.get(pass);
    if (!runs) return undefined;
    const sum = (member: keyof Ran) => runs.reduce((all, run) => all + run[member], 0);
    return (sum('words') / sum('ms')) * 1_000;
  }
}
