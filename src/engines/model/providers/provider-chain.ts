import type { Usage } from '../../../protocol/events.ts';
import type { CallFailure } from '../calls/call-failure.ts';
import type { CallLimits } from '../calls/call-limits.ts';
import type { TokenUsage } from '../calls/completion.ts';
import { hiccupMs } from '../calls/faults.ts';
import { pause, type Timing } from '../calls/timing.ts';
import type { PriceTable } from './price-table.ts';
import type { Provider } from './provider.ts';
import { type ProviderNews, type Question, TOOK_TOO_LONG } from './question.ts';

/** What is told while a question is on its way; `provider` is a full name. Times in ms. */
export type ChainNews =
  | { readonly type: 'usage'; readonly usage: Usage }
  | FailedNews
  | { readonly type: 'answered'; readonly provider: string }
  /** Nothing is under way: the provider is asked in so long, because of what it failed with. */
  | {
      readonly type: 'pauses';
      readonly provider: string;
      readonly ms: number;
      /** On the chain's clock. */
      readonly until: number;
      readonly words: string;
    }
  | { readonly type: 'goes_on' }
  /** Nothing was heard of the provider yet, for which a call is to be free first where it was not even `asked`. */
  | { readonly type: 'silent'; readonly provider: string; readonly asked: boolean; readonly ms: number };

/** A provider gave no answer. */
export interface FailedNews {
  readonly type: 'failed';
  readonly provider: string;
  readonly failure: CallFailure;
  /** For people: who, why, and what to do about it. */
  readonly words: string;
  /** Who is asked instead; undefined: nobody is left. */
  readonly next?: string;
}

/** What came of a question. `news`: the last failure, told already unless no other provider could have mended it. */
export type ChainAnswer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: CallFailure; readonly news: FailedNews };

export interface ProviderChainParts {
  /** At least one, in the order in which they are asked. */
  readonly providers: readonly [Provider, ...Provider[]];
  readonly prices: PriceTable;
  readonly limits: Pick<
    CallLimits,
    'blockMs' | 'attempts' | 'noticeMs' | 'patienceMs' | 'firstPauseMs' | 'longestPauseMs' | 'pauseBesideMs'
  >;
  readonly timing: Timing;
}

/** Failures that another provider does not mend: the text has to be cut, or nobody wants the answer. */
const FINAL: ReadonlySet<CallFailure['kind']> = new Set(['context_length', 'output_length', 'cancelled']);

/** Stands for the fault of a provider that is waited for and has none. */
const NO_FAULT: CallFailure = { kind: 'unavailable' };

function isWorthWaiting(
  failure: CallFailure,
  { pauseBesideMs, longestPauseMs }: ProviderChainParts['limits'],
): boolean {
  const ms = hiccupMs(failure) ?? 0;
  return ms > pauseBesideMs && ms <= longestPauseMs;
}

/** Providers in a row: where one fails, the next is asked. */
export class ProviderChain {
  readonly #parts: ProviderChainParts;

  constructor(parts: ProviderChainParts) {
    this.#parts = parts;
  }

  /** Of the first provider, as people see it: `openai/gpt-6-luna`. */
  get name(): string {
    return this.#parts.providers[0].fullName;
  }

  get providers(): readonly Provider[] {
    return this.#parts.providers;
  }

  /** ms that are waited for providers to recover in one pass over a document. */
  get patienceMs(): number {
    return this.#parts.limits.patienceMs;
  }

  /** The same providers, each of which is asked once and not again. */
  get once(): ProviderChain {
    return new ProviderChain({ ...this.#parts, limits: { ...this.#parts.limits, attempts: 1 } });
  }

  /**
   * Waits until one of the providers may be asked, and for a moment in any case: one has just failed. Both bounds in ms.
   * @returns the ms that it took; undefined where it would be more, or the signal was aborted
   */
  async recovery(
    { least, most }: { readonly least: number; readonly most: number },
    signal: AbortSignal,
    tell: (news: ChainNews) => void,
  ): Promise<number | undefined> {
    const { limits, timing } = this.#parts;
    const began = timing.now();
    const waited = () => timing.now() - began;
    // As long as the next pause would be, had it been tried on at once.
    const pauseMs = Math.min(limits.longestPauseMs, limits.firstPauseMs * 2 ** (limits.attempts - 1));
    for (let wait = Math.max(least, pauseMs, this.#soonest.restMs); wait > 0; wait = this.#soonest.restMs) {
      if (signal.aborted || waited() + wait > most) return undefined;
      const soonest = this.#soonest;
      const isLong = wait >= limits.noticeMs;
      if (isLong) {
        tell(this.#pauses(soonest, { ms: wait, until: timing.now() + wait, failure: soonest.fault ?? NO_FAULT }));
      }
      // oxlint-disable-next-line no-await-in-loop
      await pause(timing, wait, signal);
      if (isLong) tell({ type: 'goes_on' });
    }
    return signal.aborted ? undefined : waited();
  }

  /** The one that may be asked before the others. */
  get #soonest(): Provider {
    return this.#parts.providers.reduce((first, other) => (other.restMs < first.restMs ? other : first));
  }

  /** Resolves in every case, in bounded time; the signal ends whatever it is at. */
  async ask<T>(question: Question<T>, signal: AbortSignal, tell: (news: ChainNews) => void): Promise<ChainAnswer<T>> {
    const { providers, limits, timing } = this.#parts;
    const late = new AbortController();
    const stop = timing.after(limits.blockMs, () => late.abort(TOOK_TOO_LONG));
    const both = AbortSignal.any([signal, late.signal]);
    try {
      const line = [...providers];
      for (let index = 0; ; index += 1) {
        const provider = line[index] ?? providers[0];
        const hasNext = index + 1 < providers.length;
        // oxlint-disable-next-line no-await-in-loop
        const answer = await provider.ask(question, both, (news) => tell(this.#told(provider, news)), {
          attempts: limits.attempts,
          longestPauseMs: hasNext ? limits.pauseBesideMs : limits.longestPauseMs,
        });
        if (answer.ok) {
          tell({ type: 'answered', provider: provider.fullName });
          return answer;
        }
        // It was passed over because it wants to be asked later: where nobody else answers, it is asked again.
        if (hasNext && line.length === providers.length && isWorthWaiting(answer.failure, limits)) line.push(provider);
        const next = both.aborted ? undefined : line[index + 1];
        const news = this.#failed(provider, answer.failure, next);
        if (FINAL.has(answer.failure.kind)) return { ...answer, news };
        tell(news);
        if (!next) return { ...answer, news };
      }
    } finally {
      stop();
    }
  }

  #failed(provider: Provider, failure: CallFailure, next?: Provider): FailedNews {
    return {
      type: 'failed',
      provider: provider.fullName,
      failure,
      words: provider.inWords(failure),
      ...(next && { next: next.fullName }),
    };
  }

  #told(provider: Provider, news: ProviderNews): ChainNews {
    switch (news.type) {
      case 'usage':
        return { type: 'usage', usage: this.#usage(provider, news.usage) };
      case 'pauses':
        return this.#pauses(provider, news);
      case 'goes_on':
        return news;
      case 'silent':
        return { ...news, provider: provider.fullName };
    }
  }

  #pauses(
    provider: Provider,
    { ms, until, failure }: { readonly ms: number; readonly until: number; readonly failure: CallFailure },
  ): ChainNews {
    return { type: 'pauses', provider: provider.fullName, ms, until, words: provider.inWords(failure) };
  }

  #usage(provider: Provider, { input, output, estimated }: TokenUsage): Usage {
    const cost = this.#parts.prices.cost(provider.model, { input, output });
    return {
      engine: provider.fullName,
      input_tokens: input,
      output_tokens: output,
      ...(cost !== undefined && { cost_usd: cost }),
      ...(estimated && { estimated }),
    };
  }
}
