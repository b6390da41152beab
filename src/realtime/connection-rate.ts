import { Rate } from './rate.ts';

/** So many a second, and so many at once after a rest. */
export interface RateLimit {
  readonly perSecond: number;
  readonly burst: number;
}

/** Addresses that are remembered; the one that was longest not seen goes first. */
const ADDRESSES = 10_000;

/** How fast one address may open sockets. */
export class ConnectionRate {
  readonly #limit: RateLimit;
  readonly #rates = new Map<string, Rate>();

  constructor(limit: RateLimit) {
    this.#limit = limit;
  }

  /** @param clock ms of a clock that never goes back */
  admits(address: string, clock: number): boolean {
    const { perSecond, burst } = this.#limit;
    const rate = this.#rates.get(address) ?? new Rate(perSecond, burst, clock);
    this.#rates.delete(address);
    this.#rates.set(address, rate);
    const [oldest] = this.#rates.keys();
    if (this.#rates.size > ADDRESSES && oldest !== undefined) this.#rates.delete(oldest);
    return rate.take(clock);
  }
}
