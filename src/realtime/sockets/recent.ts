/** How often something has happened lately. */
export class Recent {
  readonly #ms: number;
  readonly #times: number[] = [];

  /** @param ms how long something counts. */
  constructor(ms: number) {
    this.#ms = ms;
  }

  /** It has happened once more. @param clock ms of a clock that never goes back. @returns how often it has, with this */
  add(clock: number): number {
    this.#times.push(clock);
    while (this.#times[0] !== undefined && this.#times[0] <= clock - this.#ms) this.#times.shift();
    return this.#times.length;
  }
}
