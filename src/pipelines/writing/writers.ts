import type { JobState } from '../../protocol/fold/state.ts';

/** Who has written what stands of a pass, by name, in their order. */
export class Writers {
  readonly #names: Set<string>;

  /** A run that goes on with a pass of which a part is written knows who wrote it by the calls that were made for it. */
  constructor({ usage, passes }: Pick<JobState, 'usage' | 'passes'>, pass: number) {
    const isBegun = passes.some((row) => row.pass === pass && row.completed > 0);
    this.#names = new Set(isBegun ? usage.filter((call) => call.pass === pass).map(({ engine }) => engine) : []);
  }

  /** Somebody has written. */
  readonly add = (name: string): void => void this.#names.add(name);

  /** @param otherwise where nobody has: what the text was written by before */
  inWords(otherwise: string): string {
    return this.#names.size === 0 ? otherwise : [...this.#names].join(', ');
  }
}
