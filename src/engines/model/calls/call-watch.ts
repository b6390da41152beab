import type { CallFailure } from './call-failure.ts';
import type { CallLimits } from './call-limits.ts';
import type { Timing } from './timing.ts';

interface CallWatchOptions {
  /** Of whoever wants the answer. */
  readonly signal: AbortSignal;
  readonly limits: Pick<CallLimits, 'callMs' | 'idleMs'>;
  readonly timing: Timing;
}

/**
 * Watches over one call: ends it when nobody wants it any more, when it takes too long, when nothing comes. The first
 * reason stays. Disposed of, it has no timer and listens to nothing.
 */
export class CallWatch implements Disposable {
  readonly #abort = new AbortController();
  readonly #options: CallWatchOptions;
  readonly #stopCall: () => void;
  #stopIdle: () => void;
  /** When something came last. */
  #heardAt: number;
  #failure: CallFailure | undefined;
  readonly #cancel = () => this.fail({ kind: 'cancelled' });

  constructor(options: CallWatchOptions) {
    const { signal, limits, timing } = options;
    this.#options = options;
    this.#stopCall = timing.after(limits.callMs, () => this.fail({ kind: 'timeout', of: 'call' }));
    this.#heardAt = timing.now();
    this.#stopIdle = this.#idle(limits.idleMs);
    signal.addEventListener('abort', this.#cancel);
    if (signal.aborted) this.#cancel();
  }

  /** Aborted with the call. */
  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  /** Why the call was ended. */
  get failure(): CallFailure | undefined {
    return this.#failure;
  }

  /** Something came. No timer is set for it: the one that is looks when this was. */
  heard(): void {
    this.#heardAt = this.#options.timing.now();
  }

  fail(failure: CallFailure): void {
    this.#failure ??= failure;
    this.#abort.abort();
  }

  [Symbol.dispose](): void {
    this.#stopCall();
    this.#stopIdle();
    this.#options.signal.removeEventListener('abort', this.#cancel);
    this.#abort.abort();
  }

  #idle(ms: number): () => void {
    const { limits, timing } = this.#options;
    return timing.after(ms, () => {
      const left = this.#heardAt + limits.idleMs - timing.now();
      if (left > 0) this.#stopIdle = this.#idle(left);
      else this.fail({ kind: 'timeout', of: 'idle' });
    });
  }
}
