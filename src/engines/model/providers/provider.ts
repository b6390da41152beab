import type { CallFailure } from '../calls/call-failure.ts';
import type { CallLimits } from '../calls/call-limits.ts';
import type { TokenUsage } from '../calls/completion.ts';
import type { ModelClient } from '../calls/model-client.ts';
import { pause, type Timing } from '../calls/timing.ts';
import type { CallSlots } from './call-slots.ts';
import type { Admission, CircuitBreaker, CircuitState } from './circuit-breaker.ts';
import { type ModelAnswer, type OnUsage, type Question, TOOK_TOO_LONG } from './question.ts';
import { retryPause } from './retry-pause.ts';

export interface ProviderParts {
  readonly name: string;
  readonly model: string;
  readonly client: ModelClient;
  readonly breaker: CircuitBreaker;
  readonly slots: CallSlots;
  readonly limits: CallLimits;
  readonly timing: Timing;
  /** From 0 up to 1. */
  readonly random: () => number;
  /** Hears of every call when it is over. */
  readonly onCall?: (call: MadeCall) => void;
}

/** A call that is over, whatever came of it. */
export interface MadeCall {
  /** From its request to its end. */
  readonly ms: number;
  /** It is not the first for its question. */
  readonly isRetry: boolean;
  /** Where it had an answer, whether it could be used or not. */
  readonly usage?: TokenUsage;
  readonly failure?: CallFailure;
}

/** Failures that say nothing of how the provider is. */
const HEALTHY: ReadonlySet<CallFailure['kind']> = new Set(['context_length', 'output_length', 'filtered']);
const LASTING: ReadonlySet<number> = new Set([401, 403, 404, 429]);

/** One model behind one endpoint, asked again where that may help, and left in peace where it does not. */
export class Provider {
  readonly #parts: ProviderParts;

  constructor(parts: ProviderParts) {
    this.#parts = parts;
  }

  get name(): string {
    return this.#parts.name;
  }

  get model(): string {
    return this.#parts.model;
  }

  get state(): CircuitState {
    return this.#parts.breaker.state;
  }

  /** ms until it may be asked; 0 where it may now. */
  get restMs(): number {
    return this.#parts.breaker.restMs;
  }

  /**
   * Resolves in every case; the signal also ends the pauses between calls.
   * @param attempts calls at most; as many as the limits say unless told
   */
  async ask<T>(
    question: Question<T>,
    signal: AbortSignal,
    onUsage: OnUsage,
    attempts = this.#parts.limits.attempts,
  ): Promise<ModelAnswer<T>> {
    const { timing, random } = this.#parts;
    const limits = { ...this.#parts.limits, attempts };
    for (let attempt = 1; ; attempt += 1) {
      const answer = await this.#once(question, signal, onUsage, { attempt, last: attempt === attempts });
      if (answer.ok) return answer;
      const wait = retryPause(answer.failure, attempt, limits, random());
      if (wait === undefined) return answer;
      await pause(timing, wait, signal);
      if (signal.aborted) return { ok: false, failure: failureFor(signal) };
    }
  }

  async #once<T>(
    { prompt, read, listener }: Question<T>,
    signal: AbortSignal,
    onUsage: OnUsage,
    { attempt, last }: { readonly attempt: number; readonly last: boolean },
  ): Promise<ModelAnswer<T>> {
    const { client, breaker, slots, timing, onCall } = this.#parts;
    using slot = await slots.take(signal);
    if (!slot) return { ok: false, failure: failureFor(signal) };
    const admission = breaker.admit();
    if (!admission) return { ok: false, failure: { kind: 'resting' } };
    listener?.begin();
    const began = timing.now();
    const outcome = await client.complete(prompt, signal, (piece) => listener?.piece(piece));
    const usage = outcome.ok ? outcome.completion.usage : outcome.usage;
    if (usage) onUsage(usage);
    const value = outcome.ok ? read(outcome.completion.text) : undefined;
    const answer: ModelAnswer<T> =
      value !== undefined
        ? { ok: true, value }
        : { ok: false, failure: outcome.ok ? UNREADABLE : told(outcome, signal) };
    report(answer, admission, last);
    onCall?.({
      ms: timing.now() - began,
      isRetry: attempt > 1,
      ...(usage && { usage }),
      ...(!answer.ok && { failure: answer.failure }),
    });
    return answer;
  }
}

const UNREADABLE = { kind: 'malformed', what: 'reply' } as const satisfies CallFailure;

function told({ failure }: { readonly failure: CallFailure }, signal: AbortSignal): CallFailure {
  return failure.kind === 'cancelled' ? failureFor(signal) : failure;
}

function failureFor(signal: AbortSignal): CallFailure {
  return signal.reason === TOOK_TOO_LONG ? { kind: 'timeout', of: 'block' } : { kind: 'cancelled' };
}

/** A provider that has too many requests is well: only one that has so at the last attempt is left in peace. */
function report(answer: ModelAnswer<unknown>, admission: Admission, last: boolean): void {
  if (answer.ok || HEALTHY.has(answer.failure.kind)) return admission.succeeded();
  const { kind } = answer.failure;
  if (kind === 'cancelled' || (kind === 'rate_limited' && !last)) return admission.withdrawn();
  admission.failed(answer.failure.kind === 'refused' && LASTING.has(answer.failure.status));
}
