import type { RevisionNote } from '../../engines/revision-engine.ts';

/** What an engine tells, put beside what it gives: each as soon as it is there, in the order in which it came. */
export class ToldWith {
  #notes: RevisionNote[] = [];
  #wake: () => void = () => undefined;

  readonly tell = (note: RevisionNote): void => {
    this.#notes.push(note);
    this.#wake();
  };

  /** The items of `source` with the notes between them. It is asked for the next when the one before was taken. */
  async *with<T>(source: AsyncIterable<T>): AsyncGenerator<{ readonly note: RevisionNote } | { readonly item: T }> {
    const items = source[Symbol.asyncIterator]();
    let settled = true;
    try {
      for (;;) {
        const next = items.next();
        settled = false;
        const done = next.then(
          () => void (settled = true),
          () => void (settled = true),
        );
        while (!settled) {
          const told = new Promise<void>((resolve) => (this.#wake = resolve));
          if (this.#notes.length === 0) await Promise.race([done, told]);
          yield* this.#taken();
        }
        const result = await next;
        yield* this.#taken();
        if (result.done === true) return;
        yield { item: result.value };
      }
    } finally {
      // What is still being waited for ends with its signal: whoever leaves does not wait for it.
      const left = items.return?.();
      if (settled) await left;
      else left?.catch(() => undefined);
    }
  }

  *#taken(): Generator<{ readonly note: RevisionNote }> {
    for (const note of this.#notes.splice(0)) yield { note };
  }
}
