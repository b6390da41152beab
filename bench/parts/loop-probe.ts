/** The longest time that the event loop of this process did not come round, ms; waiting for a processor included. */
export class LoopProbe {
  #timer: Timer | undefined;
  #last = 0;
  #longest = 0;

  start(): void {
    this.#longest = 0;
    this.#last = performance.now();
    this.#timer = setInterval(() => this.#look(), 1);
  }

  stop(): number {
    clearInterval(this.#timer);
    this.#look();
    return this.#longest;
  }

  #look(): void {
    const now = performance.now();
    this.#longest = Math.max(this.#longest, now - this.#last);
    this.#last = now;
  }
}
