/** Does what is asked of one thing in the order in which it was asked; what is asked of another does not wait for it. */
export class OneByOne {
  /** By thing: resolves when the last work that was asked for is done. */
  readonly #last = new Map<string, Promise<void>>();

  /** @throws whatever `work` throws; what comes after it is done all the same */
  async run<T>(thing: string, work: () => Promise<T>): Promise<T> {
    const before = this.#last.get(thing);
    const { promise: done, resolve } = Promise.withResolvers<void>();
    this.#last.set(thing, done);
    try {
      await before;
      return await work();
    } finally {
      if (this.#last.get(thing) === done) this.#last.delete(thing);
      resolve();
    }
  }
}
