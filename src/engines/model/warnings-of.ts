import type { RevisionNote } from '../revision-engine.ts';
import { failureInWords } from './calls/call-failure.ts';
import type { Drops } from './editing/drops.ts';
import type { ChainNews } from './providers/provider-chain.ts';

/** What of a chain's news people are told, each thing once. */
export interface Warnings {
  heard(news: ChainNews): void;
  /** No model answered for the block. */
  gaveUp(block: string): void;
  dropped(drops: Drops): void;
}

/** @param instead the engine that stands in for a model */
export function warningsOf(tell: (note: RevisionNote) => void, instead: string): Warnings {
  const said = new Set<string>();
  let last = 'no model was asked';
  const warn = (code: string, message: string, block?: string) =>
    tell({ type: 'warning', warning: { code, message }, ...(block !== undefined && { block }) });
  return {
    heard(news) {
      if (news.type === 'usage') return tell(news);
      const { provider, failure, next } = news;
      last = `${provider}: ${failureInWords(failure)}`;
      if (next === undefined || failure.kind === 'cancelled' || said.has(provider)) return;
      said.add(provider);
      warn('provider_failed', `${last}. The text goes on with ${next}.`);
    },
    gaveUp(block) {
      if (said.has(instead)) return;
      said.add(instead);
      warn('model_gave_up', `No model answered (${last}). The engine “${instead}” goes on with this text.`, block);
    },
    dropped: (drops) => warn('edits_dropped', `Of the model’s edits ${drops.total} were dropped: ${drops.inWords}.`),
  };
}
