import type { Timing } from '../../src/engines/model/calls/timing.ts';

/** Time that stands still until the test moves it. */
export class ManualTiming implements Timing {
  #now = 0;
  readonly #timers = new Map<symbol, { readonly at: number; readonly call: () => void }>();
  #watchers: (() => void)[] = [];

  /** How many timers were set so far. */
  set = 0;

  /** How often somebody looked at the time. */
  looked = 0;

  readonly now = () => {
    this.looked += 1;
    for (const look of this.#watchers.splice(0)) look();
    return this.#now;
  };

  readonly after = (ms: number, then: () => void) => {
    const timer = Symbol('timer');
    this.set += 1;
    this.#timers.set(timer, { at: this.#now + ms, call: then });
    for (const look of this.#watchers.splice(0)) look();
    return () => void this.#timers.delete(timer);
  };

  /** ms until each timer that is set, soonest first. */
  get pending(): number[] {
    return Array.from(this.#timers.values(), ({ at }) => at - this.#now).sort((a, b) => a - b);
  }

  /** Lets ms pass; what is due is called in its order. */
  pass(ms: number): void {
    const end = this.#now + ms;
    for (;;) {
      const [due] = [...this.#timers].filter(([, { at }]) => at <= end).sort(([, a], [, b]) => a.at - b.at);
      if (!due) break;
      const [timer, { at, call }] = due;
      this.#timers.delete(timer);
      this.#now = Math.max(this.#now, at);
      call();
    }
    this.#now = end;
  }

  /** Resolves when the timers that are set are as the test wants them. */
  async until(fits: (pending: readonly number[]) => boolean): Promise<void> {
    while (!fits(this.pending)) await new Promise<void>((resolve) => this.#watchers.push(resolve));
  }
}
