import type { CallFailure } from '../calls/call-failure.ts';
import type { CallLimits } from '../calls/call-limits.ts';
import type { TokenUsage } from '../calls/completion.ts';
import { adviceFor, type EndpointSettings, failureInWords } from '../calls/fault-words.ts';
import { FAULTS, isOfQuestion } from '../calls/faults.ts';
import type { ModelClient } from '../calls/model-client.ts';
import { pause, type Timing } from '../calls/timing.ts';
import type { CallSlots } from './call-slots.ts';
import type { Admission, CircuitBreaker, CircuitState } from './circuit-breaker.ts';
import { type ModelAnswer, type ProviderNews, type Question, TOOK_TOO_LONG } from './question.ts';
import { retryPause } from './retry-pause.ts';

export interface ProviderParts {
  readonly name: string;
  readonly model: string;
  readonly settings: EndpointSettings;
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

type Tell = (news: ProviderNews) => void;

/** Which call for its question it is, from 1. */
interface Place {
  readonly attempt: number;
  readonly last: boolean;
}

/** One model behind one endpoint, asked again where that may help, and left in peace where it does not. */
export class Provider {
  readonly #parts: ProviderParts;
  /** What it failed with last; undefined while it is well. */
  #fault: CallFailure | undefined;
  /** Until when it wants no calls, whoever makes them; ms of the clock. */
  #notBefore = 0;

  constructor(parts: ProviderParts) {
    this.#parts = parts;
  }

  get name(): string {
    return this.#parts.name;
  }

  get model(): string {
    return this.#parts.model;
  }

  /** As people see it: `openai/gpt-6-luna`. */
  get fullName(): string {
    return `${this.name}/${this.model}`;
  }

  get state(): CircuitState {
    return this.#parts.breaker.state;
  }

  /** What it failed with last; undefined while it is well. */
  get fault(): CallFailure | undefined {
    return this.#fault;
  }

  /** The same for people, who can do something about it. */
  get problem(): { readonly fault: string; readonly message: string } | undefined {
    return this.#fault && { fault: this.#fault.kind, message: `${this.inWords(this.#fault)}.` };
  }

  /** Who failed and why, and what to do about it, without a full stop. */
  inWords(failure: CallFailure): string {
    const advice = adviceFor(failure, this.#parts.settings);
    return `${this.fullName}: ${failureInWords(failure)}${advice === '' ? '' : `. ${advice}`}`;
  }

  /** ms until it may be asked; 0 where it may now. */
  get restMs(): number {
    return this.#parts.breaker.restMs;
  }

  /**
   * Resolves in every case; the signal also ends the pauses between calls.
   * @param bounds on the calls, and on what is waited for it; what the limits say unless told
   */
  async ask<T>(
    question: Question<T>,
    signal: AbortSignal,
    tell: Tell,
    bounds: Pick<CallLimits, 'attempts' | 'longestPauseMs'> = this.#parts.limits,
  ): Promise<ModelAnswer<T>> {
    const { timing, random } = this.#parts;
    const { attempts, longestPauseMs } = bounds;
    const limits = { ...this.#parts.limits, attempts, longestPauseMs };
    for (let attempt = 1; ; attempt += 1) {
      // Another question may have been told to come later.
      const held = this.#notBefore - timing.now();
      if (held > 0 && this.#fault) {
        if (held > longestPauseMs) return { ok: false, failure: this.#fault };
        await this.#pause(held + random() * limits.firstPauseMs, this.#fault, signal, tell);
      }
      const answer = await this.#once(question, signal, tell, { attempt, last: attempt === attempts });
      if (answer.ok) return answer;
      const wait = retryPause(answer.failure, attempt, limits, random());
      if (wait === undefined) return answer;
      await this.#pause(wait, answer.failure, signal, tell);
      if (signal.aborted) return { ok: false, failure: failureFor(signal) };
    }
  }

  async #pause(ms: number, failure: CallFailure, signal: AbortSignal, tell: Tell): Promise<void> {
    const { timing, limits } = this.#parts;
    const isLong = ms >= limits.noticeMs;
    if (isLong) tell({ type: 'pauses', ms, until: timing.now() + ms, failure });
    await pause(timing, ms, signal);
    if (isLong) tell({ type: 'goes_on' });
  }

  /** One call; tells when nothing comes of it for a while. */
  async #once<T>(question: Question<T>, signal: AbortSignal, tell: Tell, place: Place): Promise<ModelAnswer<T>> {
    const { timing, limits } = this.#parts;
    const progress = { asked: false, heard: false };
    const stop = timing.after(limits.noticeMs, () => {
      const { asked, heard } = progress;
      if (!heard) tell({ type: 'silent', asked, ms: asked ? limits.idleMs : limits.blockMs });
    });
    try {
      return await this.#call(question, signal, tell, place, progress);
    } finally {
      stop();
    }
  }

  async #call<T>(
    { prompt, read, listener }: Question<T>,
    signal: AbortSignal,
    tell: Tell,
    { attempt, last }: Place,
    progress: { asked: boolean; heard: boolean },
  ): Promise<ModelAnswer<T>> {
    const { client, breaker, slots, timing, onCall } = this.#parts;
    using slot = await slots.take(signal);
    if (!slot) return { ok: false, failure: failureFor(signal) };
    const admission = breaker.admit();
    if (!admission) return { ok: false, failure: { kind: 'resting', ...(this.#fault && { after: this.#fault }) } };
    progress.asked = true;
    listener?.begin();
    const began = timing.now();
    const outcome = await client.complete(prompt, signal, (piece) => {
      progress.heard = true;
      listener?.piece(piece);
    });
    const usage = outcome.ok ? outcome.completion.usage : outcome.usage;
    if (usage) tell({ type: 'usage', usage });
    const value = outcome.ok ? read(outcome.completion.text) : undefined;
    const answer: ModelAnswer<T> =
      value !== undefined
        ? { ok: true, value }
        : { ok: false, failure: outcome.ok ? UNREADABLE : withReason(outcome.failure, signal) };
    this.#learn(answer, admission, last);
    onCall?.({
      ms: timing.now() - began,
      isRetry: attempt > 1,
      ...(usage && { usage }),
      ...(!answer.ok && { failure: answer.failure }),
    });
    return answer;
  }

  /** A provider with too many requests works: only after the last attempt does that count as a failure. */
  #learn(answer: ModelAnswer<unknown>, admission: Admission, last: boolean): void {
    if (answer.ok || isOfQuestion(answer.failure)) {
      this.#fault = undefined;
      return admission.succeeded();
    }
    const { failure } = answer;
    if (failure.kind === 'cancelled') return admission.withdrawn();
    this.#fault = failure;
    const { timing, limits } = this.#parts;
    const wanted = 'retryAfterMs' in failure ? (failure.retryAfterMs ?? 0) : 0;
    const isLong = wanted > limits.longestPauseMs;
    if (!isLong) this.#notBefore = Math.max(this.#notBefore, timing.now() + wanted);
    if (failure.kind === 'rate_limited' && !last && !isLong) return admission.withdrawn();
    admission.failed(isLong || FAULTS[failure.kind].lasts === true);
  }
}

const UNREADABLE = { kind: 'malformed', what: 'reply' } as const satisfies CallFailure;

/** Why a call failed; of one that was cancelled the signal knows whether its time was over. */
function withReason(failure: CallFailure, signal: AbortSignal): CallFailure {
  return failure.kind === 'cancelled' ? failureFor(signal) : failure;
}

function failureFor(signal: AbortSignal): CallFailure {
  return signal.reason === TOOK_TOO_LONG ? { kind: 'timeout', of: 'block' } : { kind: 'cancelled' };
}
