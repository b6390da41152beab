import type { Usage } from '../../../protocol/events.ts';
import type { CallFailure } from '../calls/call-failure.ts';
import type { CallLimits } from '../calls/call-limits.ts';
import type { TokenUsage } from '../calls/completion.ts';
import type { Timing } from '../calls/timing.ts';
import type { PriceTable } from './price-table.ts';
import type { Provider } from './provider.ts';
import { type Answer, type Question, TOOK_TOO_LONG } from './question.ts';

/** What is told while a question is on its way. */
export type ChainNews =
  | { readonly type: 'usage'; readonly usage: Usage }
  /** A provider gave no answer, and who is asked instead; undefined: nobody is left. */
  | { readonly type: 'failed'; readonly provider: string; readonly failure: CallFailure; readonly next?: string };

export interface ProviderChainParts {
  /** At least one, in the order in which they are asked. */
  readonly providers: readonly [Provider, ...Provider[]];
  readonly prices: PriceTable;
  readonly limits: Pick<CallLimits, 'blockMs'>;
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

  /** Of the first provider, as people see it: `openai/gpt-4.1-mini`. */
  get name(): string {
    return fullName(this.#parts.providers[0]);
  }

  get providers(): readonly Provider[] {
    return this.#parts.providers;
  }

  /** Resolves in every case, in bounded time; the signal ends whatever it is at. */
  async ask<T>(question: Question<T>, signal: AbortSignal, tell: (news: ChainNews) => void): Promise<Answer<T>> {
    const { providers, limits, timing } = this.#parts;
    const late = new AbortController();
    const stop = timing.after(limits.blockMs, () => late.abort(TOOK_TOO_LONG));
    const both = AbortSignal.any([signal, late.signal]);
    try {
      let answer: Answer<T> = { ok: false, failure: { kind: 'resting' } };
      for (const [index, provider] of providers.entries()) {
        answer = await provider.ask(question, both, (usage) =>
          tell({ type: 'usage', usage: this.#usage(provider, usage) }),
        );
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
