/** How many calls run at once, over all jobs; who comes first is served first. */
export class CallSlots {
  #free: number;
  readonly #waiting = new Set<(taken: boolean) => void>();

  constructor(slots: number) {
    this.#free = slots;
  }

  /** Resolves with what gives the slot back; with undefined when the signal is aborted first. */
  async take(signal: AbortSignal): Promise<Disposable | undefined> {
    if (signal.aborted) return undefined;
    if (this.#free > 0) this.#free -= 1;
    else if (!(await this.#turn(signal))) return undefined;
    let held = true;
    return {
      [Symbol.dispose]: () => {
        if (held) this.#give();
        held = false;
      },
    };
  }

  #turn(signal: AbortSignal): Promise<boolean> {
    return new Promise((resolve) => {
      const leave = () => turn(false);
      const turn = (taken: boolean) => {
        this.#waiting.delete(turn);
        signal.removeEventListener('abort', leave);
        resolve(taken);
      };
      this.#waiting.add(turn);
      signal.addEventListener('abort', leave);
    });
  }

  #give(): void {
    const [next] = this.#waiting;
    if (next) next(true);
    else this.#free += 1;
  }
}
