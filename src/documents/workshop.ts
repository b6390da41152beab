import { inThread } from './in-thread.ts';

/** How much is made at once, and for how long. */
export interface WorkshopLimits {
  /** Threads at once. */
  readonly atOnce: number;
  /** Orders that wait for one. */
  readonly waiting: number;
  /** ms that an order may take once it has its thread. */
  readonly deadlineMs: number;
}

/** Unless told otherwise. */
export const WORKSHOP_LIMITS: WorkshopLimits = { atOnce: 2, waiting: 16, deadlineMs: 15_000 };

/** What came of an order. `busy`: too many wait. `late`: it took longer than it may. `left`: nobody waits for it now. */
export type Made =
  | { readonly ok: true; readonly bytes: readonly Uint8Array<ArrayBuffer>[] }
  | { readonly ok: false; readonly reason: 'busy' | 'late' | 'left' };

/** Threads for what one request may ask and would hold everybody up: a bounded number, each with a deadline. */
export class Workshop {
  readonly #limits: WorkshopLimits;
  readonly #line: (() => void)[] = [];
  #threads = 0;

  constructor(limits: WorkshopLimits) {
    this.#limits = limits;
  }

  /** Threads that are at work. */
  get threads(): number {
    return this.#threads;
  }

  /**
   * @param start makes the thread, once there is a place for it
   * @param messages the order
   * @param signal of whoever waits
   * @throws Error when the thread fails
   */
  async make(start: () => Worker, messages: Iterable<object>, signal: AbortSignal): Promise<Made> {
    const place = await this.#place(signal);
    if (place !== 'taken') return { ok: false, reason: place };
    const deadline = AbortSignal.timeout(this.#limits.deadlineMs);
    try {
      if (signal.aborted) return { ok: false, reason: 'left' };
      const bytes: Uint8Array<ArrayBuffer>[] = [];
      const answers = inThread<Uint8Array<ArrayBuffer>>(start(), messages, AbortSignal.any([signal, deadline]));
      for await (const answer of answers) bytes.push(answer);
      return { ok: true, bytes };
    } catch (error) {
      if (signal.aborted) return { ok: false, reason: 'left' };
      if (deadline.aborted) return { ok: false, reason: 'late' };
      throw error;
    } finally {
      this.#handOn();
    }
  }

  /** Who leaves makes room in the line. */
  async #place(signal: AbortSignal): Promise<'taken' | 'busy' | 'left'> {
    if (this.#threads >= this.#limits.atOnce) {
      if (this.#line.length >= this.#limits.waiting) return 'busy';
      return (await this.#turn(signal)) ? 'taken' : 'left';
    }
    this.#threads += 1;
    return 'taken';
  }

  /** The place goes from one to the next: nobody who comes in between can take it too. */
  #handOn(): void {
    const next = this.#line.shift();
    if (next) next();
    else this.#threads -= 1;
  }

  /** @returns false when the signal was aborted first */
  async #turn(signal: AbortSignal): Promise<boolean> {
    if (signal.aborted) return false;
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const take = () => resolve(true);
    const leave = () => {
      const at = this.#line.indexOf(take);
      if (at >= 0) this.#line.splice(at, 1);
      resolve(false);
    };
    this.#line.push(take);
    signal.addEventListener('abort', leave);
    return promise.finally(() => signal.removeEventListener('abort', leave));
  }
}
