import type { JobEvent } from '../../../protocol/events.ts';
import type { JobState } from '../../../protocol/fold/state.ts';
import type { DuePass } from '../plan/plan.ts';

/** A piece of a block's new text, as the engine tells it. */
interface Piece {
  readonly block: string;
  readonly text: string;
  readonly again?: boolean;
}

/** Says what an engine is writing: `content` at its offset, after the `block_start` that it needs. */
export class Writing {
  readonly #state: () => JobState;
  readonly #pass: DuePass;
  #block: string | undefined;
  #length = 0;

  constructor(state: () => JobState, pass: DuePass) {
    this.#state = state;
    this.#pass = pass;
  }

  *piece({ block, text, again = false }: Piece): Generator<JobEvent> {
    const { pass } = this.#pass;
    if (block !== this.#block || again) {
      const attempt = this.#attempt(block, again);
      if (attempt !== undefined) yield { type: 'block_start', data: { pass, block, attempt } };
      this.#block = block;
      this.#length = 0;
    }
    yield { type: 'content', data: { pass, block, off: this.#length, text } };
    this.#length += text.length;
  }

  /**
   * Above 1 where text of an earlier attempt is to go. Only a crash counts further: after some of them a block is kept.
   * @returns undefined where the block stands open and empty already
   */
  #attempt(block: string, again: boolean): number | undefined {
    const { open } = this.#state();
    if (open?.block !== block || open.pass !== this.#pass.pass) return again ? 2 : 1;
    return open.text === '' && !again ? undefined : Math.max(2, open.attempt);
  }
}
