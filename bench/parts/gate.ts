import { beginSpan, type Span } from './span.ts';

/** Holds a number of jobs until all of them are there, and says how long they took from then on. */
export class Gate {
  readonly #jobs: number;
  /** Events each of them makes once it is through. */
  times = 0;
  #open = Promise.withResolvers<void>();
  #through = Promise.withResolvers<Span>();
  #waiting = 0;
  #working = 0;
  #taken = beginSpan();

  constructor(jobs: number) {
    this.#jobs = jobs;
  }

  /** Before the jobs of a round are made. */
  close(times: number): void {
    this.times = times;
    this.#open = Promise.withResolvers();
    this.#through = Promise.withResolvers();
    this.#waiting = 0;
    this.#working = this.#jobs;
  }

  /** Resolves when all jobs wait here. */
  async pass(): Promise<void> {
    this.#waiting += 1;
    if (this.#waiting === this.#jobs) {
      this.#taken = beginSpan();
      this.#open.resolve();
    }
    await this.#open.promise;
  }

  done(): void {
    this.#working -= 1;
    if (this.#working === 0) this.#through.resolve(this.#taken());
  }

  /** From the moment they were let through until the last of them was done. */
  get through(): Promise<Span> {
    return this.#through.promise;
  }
}
