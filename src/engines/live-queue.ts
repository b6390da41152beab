/** What text becomes while it waits to be read. */
export interface Gathering<T> {
  /** Two items that follow each other as one; undefined where they stay two. What can be joined is text. */
  readonly join: (earlier: T, later: T) => T | undefined;
  readonly isText: (item: T) => boolean;
  /** How long text is gathered after text was taken, ms. */
  readonly ms: () => number;
}

/** What one side says while the other reads it, in its order. The first text is read at once, the rest as it is gathered. */
export class LiveQueue<T> implements AsyncIterable<T> {
  readonly #gathering: Gathering<T> | undefined;
  #items: T[] = [];
  #end: { readonly error?: unknown } | undefined;
  /** Text has been taken: further text is no reason to wake. */
  #resting = false;
  #wake: () => void = () => undefined;

  constructor(gathering?: Gathering<T>) {
    this.#gathering = gathering;
  }

  push(item: T): void {
    const last = this.#items.at(-1);
    const joined = last === undefined ? undefined : this.#gathering?.join(last, item);
    if (joined === undefined) this.#items.push(item);
    else this.#items[this.#items.length - 1] = joined;
    const more = this.#items.length > 1 || !this.#gathering?.isText(item);
    if (!this.#resting || more) this.#wake();
  }

  /** No more comes. */
  end(): void {
    this.#end ??= {};
    this.#wake();
  }

  /** No more comes, for this reason, which the reader throws. */
  fail(error: unknown): void {
    this.#end ??= { error };
    this.#wake();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T> {
    for (;;) {
      for (let item = this.#items.shift(); item !== undefined; item = this.#items.shift()) {
        yield item;
        if (this.#gathering?.isText(item)) await this.#rest(this.#gathering.ms());
      }
      if (this.#end && 'error' in this.#end) throw this.#end.error;
      if (this.#end) return;
      // oxlint-disable-next-line no-await-in-loop
      await this.#woken();
    }
  }

  /** Until the time is over, or something else than text has come, which is not kept waiting. */
  async #rest(ms: number): Promise<void> {
    if (ms <= 0 || this.#items.length > 1 || this.#end) return;
    const [item] = this.#items;
    if (item !== undefined && !this.#gathering?.isText(item)) return;
    this.#resting = true;
    const timer = setTimeout(() => this.#wake(), ms);
    await this.#woken();
    clearTimeout(timer);
    this.#resting = false;
  }

  #woken(): Promise<void> {
    return new Promise((resolve) => (this.#wake = resolve));
  }
}
