import type { BlockState } from '../protocol/fold/state.ts';

/** What may be done in one turn of the event loop, in UTF-16 units: some milliseconds of it. */
const TURN_UNITS = 8 * 1_024;
/** A look at a block, or at a change, in units. */
const LOOK_UNITS = 16;

/** Work through a document that lets others have their turn in between. */
export class Turns {
  #units = 0;

  /** A block was looked at, and what passes did to it. */
  spendOn({ text, changes }: Pick<BlockState, 'text' | 'changes'>): Promise<void> {
    return this.spend(text.length + LOOK_UNITS * (1 + changes.length));
  }

  /** @param units about as many as were looked at since the last call */
  async spend(units: number): Promise<void> {
    this.#units += units;
    if (this.#units < TURN_UNITS) return;
    this.#units = 0;
    await new Promise(setImmediate);
  }
}
