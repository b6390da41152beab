/** One of the slots that somebody may hold at once. Leaving it twice is leaving it once. */
export interface Slot extends Disposable {
  leave(): void;
}

/** So many at once for everybody: sockets, streams, polls. */
export class Slots {
  readonly #limit: number;
  readonly #held = new Map<string, number>();

  /** @param limit slots that each may hold at once. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** @returns undefined when `who` holds as many as there are for each. */
  take(who: string): Slot | undefined {
    const held = this.#held.get(who) ?? 0;
    if (held >= this.#limit) return undefined;
    this.#held.set(who, held + 1);
    let here = true;
    const leave = () => {
      if (here) this.#free(who);
      here = false;
    };
    return { leave, [Symbol.dispose]: leave };
  }

  #free(who: string): void {
    const left = (this.#held.get(who) ?? 0) - 1;
    if (left > 0) this.#held.set(who, left);
    else this.#held.delete(who);
  }
}
