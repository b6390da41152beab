/** A token bucket: `perSecond` on the long run, `burst` at once. */
export class Rate {
  #tokens: number;
  #at: number;
  readonly #perSecond: number;
  readonly #burst: number;

  /** @param clock ms of a clock that never goes back. */
  constructor(perSecond: number, burst: number, clock: number) {
    this.#perSecond = perSecond;
    this.#burst = burst;
    this.#tokens = burst;
    this.#at = clock;
  }

  take(clock: number): boolean {
    this.#tokens = Math.min(this.#burst, this.#tokens + ((clock - this.#at) * this.#perSecond) / 1_000);
    this.#at = clock;
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}
