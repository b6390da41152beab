import type { JobState } from '../../protocol/fold/state.ts';

/** The names of those who have written a pass so far, in the order in which they began. */
export class Writers {
  readonly #names: Set<string>;

  /** A run that goes on with a half-written pass learns who wrote that half from the calls that were made for it. */
  constructor({ usage, passes }: Pick<JobState, 'usage' | 'passes'>, pass: number) {
    const isBegun = passes.some((row) => row.pass === pass && row.completed > 0);
    this.#names = new Set(isBegun ? usage.filter((call) => call.pass === pass).map(({ engine }) => engine) : []);
  }

  /** Somebody has written. */
  readonly add = (name: string): void => void this.#names.add(name);

  /** Their names in a row. @param otherwise who wrote the text before, for a pass in which nobody wrote */
  inWords(otherwise: string): string {
    return this.#names.size === 0 ? otherwise : [...this.#names].join(', ');
  }
}
