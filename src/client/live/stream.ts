/** Values that wait for a slow reader. */
const MOST = 10_000;

/**
 * Values pushed by one side and taken by the other, in order. For a reader that is more than 10,000 behind, one value
 * stands for all that wait.
 */
export class Stream<T> implements AsyncIterableIterator<T> {
  readonly #summary: () => T;
  readonly #onLeave: () => void;
  readonly #readers: (() => void)[] = [];
  #values: T[] = [];
  #behind = false;
  #end: { readonly error?: unknown } | undefined;

  constructor(summary: () => T, onLeave: () => void) {
    this.#summary = summary;
    this.#onLeave = onLeave;
  }

  push(value: T): void {
    if (this.#end) return;
    if (this.#values.length >= MOST) this.#behind = true;
    if (this.#behind) this.#values = [];
    else this.#values.push(value);
    this.#readers.shift()?.();
  }

  end(end: { readonly error?: unknown } = {}): void {
    this.#end ??= end;
    for (const wake of this.#readers.splice(0)) wake();
  }

  async next(): Promise<IteratorResult<T>> {
    for (;;) {
      if (this.#behind) {
        this.#behind = false;
        return { done: false, value: this.#summary() };
      }
      const [value] = this.#values.splice(0, 1);
      if (value !== undefined) return { done: false, value };
      if (this.#end) break;
      await new Promise<void>((resolve) => this.#readers.push(resolve));
    }
    this.#onLeave();
    const { error } = this.#end;
    // Said once: who asks again hears that it is over.
    this.#end = {};
    if (error !== undefined) throw error;
    return { done: true, value: undefined };
  }

  async return(): Promise<IteratorResult<T>> {
    this.#values = [];
    this.#behind = false;
    this.end();
    this.#onLeave();
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
