import type { Transport } from '../transports/transport.ts';

/** Failures in a row after which a transport is taken for broken by the network. */
const PATIENCE = 2;

/** Which transport is dialled: the wanted one, and where the network breaks it, the next. */
export class Ladder {
  readonly #rungs: readonly [Transport, ...Transport[]];
  #at = 0;
  #misses = 0;
  /** How many in a row cannot be used at all. */
  #closed = 0;

  constructor(rungs: readonly [Transport, ...Transport[]]) {
    this.#rungs = rungs;
  }

  get wanted(): Transport {
    return this.#rungs[0];
  }

  get current(): Transport {
    return this.#rungs[this.#at] ?? this.wanted;
  }

  worked(): void {
    this.#misses = 0;
    this.#closed = 0;
  }

  missed(): void {
    this.#misses += 1;
    if (this.#misses >= PATIENCE) this.#step();
  }

  /** The current one cannot be used at all. @returns false when none can */
  closed(): boolean {
    this.#closed += 1;
    this.#step();
    return this.#closed < this.#rungs.length;
  }

  /** The network may be another one now. */
  reset(): void {
    this.#at = 0;
    this.#misses = 0;
  }

  #step(): void {
    this.#at = (this.#at + 1) % this.#rungs.length;
    this.#misses = 0;
  }
}
