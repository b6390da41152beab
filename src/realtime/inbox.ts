import { Rate } from './rate.ts';

const PER_SECOND = 20;
const BURST = 40;
/** How much may wait for what came before it. */
const WAITING = 64;
const BAD_FRAMES = 3;
const BAD_FRAME_WINDOW_MS = 10_000;
/** How many frames may be refused before the socket is closed. */
const REFUSALS = 20;

/** What one connection may say: how fast, how wrongly, and strictly one thing after the other. */
export class Inbox {
  readonly #rate: Rate;
  readonly #bad: number[] = [];
  #refused = 0;
  #waiting = 0;
  #last: Promise<void> = Promise.resolve();

  constructor(clock: number) {
    this.#rate = new Rate(PER_SECOND, BURST, clock);
  }

  /** `refuse`: too fast, say so; `close`: it was said often enough. */
  admit(clock: number): 'ok' | 'refuse' | 'close' {
    if (this.#rate.take(clock) && this.#waiting < WAITING) return 'ok';
    this.#refused += 1;
    return this.#refused > REFUSALS ? 'close' : 'refuse';
  }

  /** @returns true when this bad frame is one too many. */
  bad(clock: number): boolean {
    this.#bad.push(clock);
    while (this.#bad[0] !== undefined && this.#bad[0] <= clock - BAD_FRAME_WINDOW_MS) this.#bad.shift();
    return this.#bad.length >= BAD_FRAMES;
  }

  /** Does `work`, which never rejects, after everything that came before it. */
  queue(work: () => Promise<void>): void {
    this.#waiting += 1;
    this.#last = this.#last.then(work).finally(() => (this.#waiting -= 1));
  }
}
