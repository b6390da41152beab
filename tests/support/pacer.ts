import type { Pace } from './stream-pipeline.ts';

/** A gate in a pipeline: nothing comes through but what the test lets through. */
export class Pacer {
  #open = false;
  #permits = 0;
  readonly #waiting: (() => void)[] = [];
  #arrived: () => void = () => undefined;

  /** What the pipeline calls; an abort ends the waiting. */
  readonly pace: Pace = async ({ signal }) => {
    signal.throwIfAborted();
    if (this.#open) return;
    if (this.#permits > 0) {
      this.#permits -= 1;
      return;
    }
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    this.#waiting.push(resolve);
    this.#arrived();
    await promise.finally(() => {
      signal.removeEventListener('abort', abort);
      const place = this.#waiting.indexOf(resolve);
      if (place >= 0) this.#waiting.splice(place, 1);
    });
  };

  /** Lets the next `count` pieces through. */
  let(count = 1): void {
    for (let left = count; left > 0; left -= 1) {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#permits += 1;
    }
  }

  /** Lets everything through from now on. */
  open(): void {
    this.#open = true;
    for (const next of this.#waiting.splice(0)) next();
  }

  /** Resolves when a pipeline stands at the gate. */
  async held(): Promise<void> {
    while (this.#waiting.length === 0) await new Promise<void>((resolve) => (this.#arrived = resolve));
  }
}
