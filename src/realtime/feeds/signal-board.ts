import type { Signal } from '../../protocol/events.ts';

/** A signal as it is sent. */
interface PinnedSignal {
  /** Which it is of all that were pinned, from 1. */
  readonly nth: number;
  readonly type: Signal['type'];
  readonly json: string;
}

/** What a job's watchers were told last: of every type the newest signal, for those who were not up to date just then. */
export class SignalBoard {
  /** In the order they were pinned. */
  readonly #newest = new Map<Signal['type'], PinnedSignal>();
  #count = 0;

  /** How many there have been: the `nth` of the last one. */
  get count(): number {
    return this.#count;
  }

  pin(signal: Signal): void {
    const { type } = signal;
    this.#count += 1;
    this.#newest.delete(type);
    this.#newest.set(type, { nth: this.#count, type, json: JSON.stringify(signal) });
  }

  /** The newest of each type that came after the `nth`, oldest first. */
  after(nth: number): PinnedSignal[] {
    return [...this.#newest.values()].filter((signal) => signal.nth > nth);
  }
}
