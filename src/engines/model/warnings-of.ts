import type { RevisionNote } from '../revision-engine.ts';
import { failureInWords } from './calls/call-failure.ts';
import type { Drops } from './checks/drops.ts';
import type { ChainNews } from './providers/provider-chain.ts';

/** What of a chain's news people are told, each thing once. */
export interface Warnings {
  heard(news: ChainNews): void;
  /** No model answered for the block. */
  gaveUp(block: string): void;
  dropped(drops: Drops): void;
  /** Blocks that no model answered for at first were asked about once more. */
  askedAgain(blocks: number, answered: number): void;
  /** Of so many answers in a row nothing could be used: it is not asked any more. */
  fruitless(answers: number): void;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
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
    askedAgain: (blocks, answered) =>
      warn(
        'asked_again',
        `For ${counted(blocks, 'block')} no model answered at first (${last}). Asked once more, it answered for ${answered === blocks ? 'all' : answered} of them.`,
      ),
    fruitless: (answers) =>
      warn(
        'model_unusable',
        `Of the model’s last ${answers} answers with edits none could be used. The engine “${instead}” goes on with the rest of the pass. A small model may do better with MODEL_EDITS=rewrite.`,
      ),
    dropped: (drops) => warn('edits_dropped', `Of the model’s edits ${drops.total} were dropped: ${drops.inWords}.`),
  };
}
