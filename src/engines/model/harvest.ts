import type { Drops } from './checks/drops.ts';

/** After so many answers in a row with edits of which none could be used, the model is not asked any more. */
const BARREN = 8;

/** Counts what comes of a model's answers in a pass. An answer that there is nothing to do says nothing of the model. */
export class Harvest {
  #barren = 0;

  /** Whether asking on would be in vain. */
  get isBarren(): boolean {
    return this.#barren >= BARREN;
  }

  /** How many there were in a row of which nothing could be used. */
  get answers(): number {
    return this.#barren;
  }

  /**
   * @param used something of the answer is a change
   * @param drops what of it is none
   * @returns true the moment that asking on becomes vain
   */
  reaped(used: boolean, drops: Drops): boolean {
    // Answers to questions that were asked before do not change the verdict.
    if (this.isBarren) return false;
    if (used) this.#barren = 0;
    else if (drops.total > 0) this.#barren += 1;
    return this.isBarren;
  }
}
