import type { Usage } from '../../../protocol/events.ts';
import type { CallFailure } from '../calls/call-failure.ts';
import type { CallLimits } from '../calls/call-limits.ts';
import type { TokenUsage } from '../calls/completion.ts';
import { pause, type Timing } from '../calls/timing.ts';
import type { PriceTable } from './price-table.ts';
import type { Provider } from './provider.ts';
import { type ModelAnswer, type Question, TOOK_TOO_LONG } from './question.ts';

/** What is told while a question is on its way. */
export type ChainNews =
  | { readonly type: 'usage'; readonly usage: Usage }
  /** A provider gave no answer, and who is asked instead; undefined: nobody is left. */
  | { readonly type: 'failed'; readonly provider: string; readonly failure: CallFailure; readonly next?: string };

export interface ProviderChainParts {
  /** At least one, in the order in which they are asked. */
  readonly providers: readonly [Provider, ...Provider[]];
  readonly prices: PriceTable;
  readonly limits: Pick<CallLimits, 'blockMs' | 'attempts' | 'patienceMs' | 'firstPauseMs' | 'longestPauseMs'>;
  readonly timing: Timing;
}

/** Failures that another provider does not mend: the text has to be cut, or nobody wants the answer. */
const FINAL: ReadonlySet<CallFailure['kind']> = new Set(['context_length', 'output_length', 'cancelled']);

/** Providers in a row: where one fails, the next is asked. */
export class ProviderChain {
  readonly #parts: ProviderChainParts;

  constructor(parts: ProviderChainParts) {
    this.#parts = parts;
  }

  /** Of the first provider, as people see it: `openai/gpt-6-luna`. */
  get name(): string {
    return fullName(this.#parts.providers[0]);
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
   * Waits until one of the providers may be asked, a little in any case: for one that has just failed. Both bounds in ms.
   * @returns the ms that it took; undefined where it would be more, or the signal was aborted
   */
  async recovery(
    { least, most }: { readonly least: number; readonly most: number },
    signal: AbortSignal,
  ): Promise<number | undefined> {
    const { providers, limits, timing } = this.#parts;
    const began = timing.now();
    const waited = () => timing.now() - began;
    const rest = () => Math.min(...providers.map(({ restMs }) => restMs));
    // As long as the next pause would be, had it been tried on at once.
    const pauseMs = Math.min(limits.longestPauseMs, limits.firstPauseMs * 2 ** (limits.attempts - 1));
    for (let wait = Math.max(least, pauseMs, rest()); wait > 0; wait = rest()) {
      if (signal.aborted || waited() + wait > most) return undefined;
      // oxlint-disable-next-line no-await-in-loop
      await pause(timing, wait, signal);
    }
    return signal.aborted ? undefined : waited();
  }

  /** Resolves in every case, in bounded time; the signal ends whatever it is at. */
  async ask<T>(question: Question<T>, signal: AbortSignal, tell: (news: ChainNews) => void): Promise<ModelAnswer<T>> {
    const { providers, limits, timing } = this.#parts;
    const late = new AbortController();
    const stop = timing.after(limits.blockMs, () => late.abort(TOOK_TOO_LONG));
    const both = AbortSignal.any([signal, late.signal]);
    try {
      let answer: ModelAnswer<T> = { ok: false, failure: { kind: 'resting' } };
      for (const [index, provider] of providers.entries()) {
        const onUsage = (usage: TokenUsage) => tell({ type: 'usage', usage: this.#usage(provider, usage) });
        answer = await provider.ask(question, both, onUsage, limits.attempts);
        if (answer.ok || FINAL.has(answer.failure.kind)) return answer;
        const next = both.aborted ? undefined : providers[index + 1];
        const { failure } = answer;
        tell({ type: 'failed', provider: fullName(provider), failure, ...(next && { next: fullName(next) }) });
        if (!next) return answer;
      }
      return answer;
    } finally {
      stop();
    }
  }

  #usage(provider: Provider, { input, output, estimated }: TokenUsage): Usage {
    const cost = this.#parts.prices.cost(provider.model, { input, output });
    return {
      engine: fullName(provider),
      input_tokens: input,
      output_tokens: output,
      ...(cost !== undefined && { cost_usd: cost }),
      ...(estimated && { estimated }),
    };
  }
}

function fullName({ name, model }: Provider): string {
  return `${name}/${model}`;
}
