import type { RevisionNote } from '../../revision-engine.ts';
import type { Turn } from '../asking/in-order.ts';

/** Tells what is being written of a block, once it is the block's turn: what came before that comes then. */
export class LiveText {
  readonly #block: string;
  readonly #tell: (note: RevisionNote) => void;
  readonly #turn: Turn;
  #held = '';
  #told = false;
  #again = false;

  constructor(block: string, turn: Turn, tell: (note: RevisionNote) => void) {
    this.#block = block;
    this.#turn = turn;
    this.#tell = tell;
    turn.onCome(() => this.#flush());
  }

  write(text: string): void {
    this.#held += text;
    if (this.#turn.come) this.#flush();
  }

  /** What was written so far is void. */
  startAgain(): void {
    this.#held = '';
    this.#again = this.#told;
  }

  #flush(): void {
    if (this.#held === '') return;
    const again = this.#again ? { again: true } : {};
    this.#tell({ type: 'piece', block: this.#block, text: this.#held, ...again });
    this.#held = '';
    this.#again = false;
    this.#told = true;
  }
}
