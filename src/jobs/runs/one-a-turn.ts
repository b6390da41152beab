/** Lets those who come at once go on one after the other, each in a turn of the event loop, so that others have theirs. */
export class OneATurn {
  readonly #waiting: (() => void)[] = [];

  /** Resolves when it is the caller's turn. */
  next(): Promise<void> {
    return new Promise((resolve) => {
      if (this.#waiting.push(resolve) === 1) setImmediate(() => this.#call());
    });
  }

  #call(): void {
    this.#waiting.shift()?.();
    if (this.#waiting.length > 0) setImmediate(() => this.#call());
  }
}
