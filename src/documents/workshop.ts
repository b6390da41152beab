import { inThread } from './in-thread.ts';

export interface WorkshopLimits {
  /** Threads at once. */
  readonly atOnce: number;
  /** Orders that wait for one. */
  readonly waiting: number;
  /** ms that an order may take once it has its thread. */
  readonly deadlineMs: number;
}

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
    if (!(await this.#place())) return { ok: false, reason: 'busy' };
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
      this.#threads -= 1;
      this.#line.shift()?.();
    }
  }

  /** @returns false when too many wait already */
  async #place(): Promise<boolean> {
    if (this.#threads >= this.#limits.atOnce) {
      if (this.#line.length >= this.#limits.waiting) return false;
      await new Promise<void>((resolve) => this.#line.push(resolve));
    }
    this.#threads += 1;
    return true;
  }
}
