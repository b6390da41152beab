import type { Revision, RevisionEngine, RevisionRequest } from '../revision-engine.ts';

/**
 * What another engine makes of the same request, read as far as it is needed: feedback for the model, and what stands in
 * for it where it gives no answer.
 */
export class Findings implements AsyncDisposable {
  readonly #revisions: AsyncIterator<Revision>;
  readonly #known = new Map<string, Revision>();
  #read = 0;
  #line: Promise<void> = Promise.resolve();

  constructor(engine: RevisionEngine, request: RevisionRequest) {
    this.#revisions = engine.revise(request)[Symbol.asyncIterator]();
  }

  /**
   * Reads on until so many blocks are known.
   * @throws what the engine throws
   */
  upTo(count: number): Promise<void> {
    this.#line = this.#line.then(async () => {
      while (this.#read < count) {
        // oxlint-disable-next-line no-await-in-loop
        const { done, value } = await this.#revisions.next();
        if (done === true) return;
        this.#read += 1;
        this.#known.set(value.block, value);
      }
    });
    return this.#line;
  }

  /** Of a block that was read; one without changes where the engine said nothing. */
  of(block: string): Revision {
    return this.#known.get(block) ?? { block, changes: [] };
  }

  /** It is not needed again. */
  forget(block: string): void {
    this.#known.delete(block);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#revisions.return?.();
  }
}
