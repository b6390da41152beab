export interface CircuitBreakerOptions {
  /** ms of a clock that never goes back. */
  readonly now: () => number;
  /** Failures in a row after which it opens. Default 5. */
  readonly failures?: number;
  /** ms that it stays open the first time; twice that each further time in a row. Default 15,000. */
  readonly restMs?: number;
  /** ms that it stays open at most. Default 300,000. */
  readonly longestRestMs?: number;
}

/** `closed`: calls pass. `open`: none does. `half_open`: one may try whether it works again. */
export type CircuitState = 'closed' | 'open' | 'half_open';

/** Leave for one call, to be given back with what became of it. */
export interface Admission {
  succeeded(): void;
  /** @param lasting it will not work again by itself: it opens at once, for as long as it may. */
  failed(lasting?: boolean): void;
  /** Nothing was learned: it was cancelled. */
  withdrawn(): void;
}

type Circuit =
  | { readonly state: 'closed'; readonly failures: number }
  | { readonly state: 'open'; readonly until: number; readonly restMs: number }
  | { readonly state: 'half_open'; readonly restMs: number };

/** ms after which it is worth looking what became of the one call that tries whether it works again. */
const PROBE_MS = 1_000;

const CLOSED: Circuit = { state: 'closed', failures: 0 };

/** Keeps calls away from a provider that fails, so that another serves them at once. */
export class CircuitBreaker {
  readonly #now: () => number;
  readonly #failures: number;
  readonly #restMs: number;
  readonly #longestRestMs: number;
  #circuit: Circuit = CLOSED;

  constructor({ now, failures = 5, restMs = 15_000, longestRestMs = 300_000 }: CircuitBreakerOptions) {
    this.#now = now;
    this.#failures = failures;
    this.#restMs = restMs;
    this.#longestRestMs = longestRestMs;
  }

  get state(): CircuitState {
    const circuit = this.#circuit;
    return circuit.state === 'open' && this.#now() >= circuit.until ? 'half_open' : circuit.state;
  }

  /** ms until it may be called; 0 where it may now. */
  get restMs(): number {
    const circuit = this.#circuit;
    if (circuit.state === 'half_open') return PROBE_MS;
    return circuit.state === 'open' ? Math.max(0, circuit.until - this.#now()) : 0;
  }

  /** @returns undefined when it may not be called now. */
  admit(): Admission | undefined {
    const circuit = this.#circuit;
    if (circuit.state === 'closed') return this.#admission(false);
    if (circuit.state === 'half_open' || this.#now() < circuit.until) return undefined;
    this.#circuit = { state: 'half_open', restMs: circuit.restMs };
    return this.#admission(true);
  }

  #admission(probe: boolean): Admission {
    return {
      succeeded: () => {
        this.#circuit = CLOSED;
      },
      failed: (lasting = false) => this.#failed(probe, lasting),
      withdrawn: () => {
        const circuit = this.#circuit;
        if (probe && circuit.state === 'half_open') this.#open(circuit.restMs, 0);
      },
    };
  }

  #failed(probe: boolean, lasting: boolean): void {
    const circuit = this.#circuit;
    if (circuit.state === 'half_open') {
      // A call from before it opened says nothing about now.
      if (probe) this.#open(Math.min(circuit.restMs * 2, this.#longestRestMs));
    } else if (circuit.state === 'closed') {
      const failures = circuit.failures + 1;
      if (lasting || failures >= this.#failures) this.#open(lasting ? this.#longestRestMs : this.#restMs);
      else this.#circuit = { state: 'closed', failures };
    }
  }

  #open(restMs: number, from = restMs): void {
    this.#circuit = { state: 'open', until: this.#now() + from, restMs };
  }
}
