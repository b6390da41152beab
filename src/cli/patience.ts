import type { Reach } from '../client/live/connection.ts';

/** How long a server that has gone away is waited for. */
export class Patience implements Disposable {
  readonly #seconds: number;
  readonly #onOver: () => void;
  #timer: Timer | undefined;
  #over = false;

  constructor(seconds: number, onOver: () => void) {
    this.#seconds = seconds;
    this.#onOver = onOver;
  }

  get isOver(): boolean {
    return this.#over;
  }

  hear({ status }: Reach): void {
    if (status === 'live') this[Symbol.dispose]();
    if (status !== 'waiting') return;
    this.#timer ??= setTimeout(() => {
      this.#over = true;
      this.#onOver();
    }, this.#seconds * 1_000);
  }

  [Symbol.dispose](): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
