import type { RevisionNote } from '../revision-engine.ts';
import type { Drops } from './checks/drops.ts';
import type { ChainNews } from './providers/provider-chain.ts';
import type { SecondTryCounts } from './second-tries.ts';
import { Waits } from './providers/waits.ts';

/** What of a chain's news people are told, each thing once. */
export interface Warnings {
  heard(news: ChainNews): void;
  /** No model answered for the block. @param why of each provider, for people */
  gaveUp(block: string, why: readonly string[]): void;
  dropped(drops: Drops): void;
  /** Blocks that no model answered for at first were asked about once more. */
  askedAgain(counts: SecondTryCounts): void;
  /** Of so many answers in a row nothing could be used: it is not asked any more. @param advice for people */
  fruitless(answers: number, advice?: string): void;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

/** @param instead the engine that stands in for a model */
export function warningsOf(tell: (note: RevisionNote) => void, instead: string): Warnings {
  const said = new Set<string>();
  const waits = new Waits();
  const warn = (code: string, message: string, block?: string) =>
    tell({ type: 'warning', warning: { code, message }, ...(block !== undefined && { block }) });
  return {
    heard(news) {
      switch (news.type) {
        case 'usage':
          return tell(news);
        case 'failed':
          if (news.next === undefined || news.failure.kind === 'cancelled' || said.has(news.provider)) return;
          said.add(news.provider);
          return warn('provider_failed', `${news.words}. The text goes on with ${news.next}.`);
        case 'pauses': {
          const words = waits.pause(news);
          return words === undefined ? undefined : warn('provider_waiting', words);
        }
        case 'silent': {
          const text = waits.silence(news);
          return text === undefined ? undefined : tell({ type: 'note', text });
        }
        case 'answered':
        case 'goes_on':
      }
    },
    gaveUp(block, why) {
      if (said.has(instead)) return;
      said.add(instead);
      const reason = why.length === 0 ? 'none was asked' : why.join('; ');
      warn('model_gave_up', `No model answered (${reason}). The engine “${instead}” goes on with this text.`, block);
    },
    askedAgain: ({ asked, answered, why, by }) =>
      warn(
        'asked_again',
        `For ${counted(asked, 'block')} no model answered at first (${why.join('; ')}). Asked once more, ${by.join(' and ')} answered for ${answered === asked ? 'all' : answered} of them.`,
      ),
    fruitless: (answers, advice) =>
      warn(
        'model_unusable',
        `Of the model’s last ${answers} answers with edits none could be used. The engine “${instead}” goes on with the rest of the pass.${advice === undefined ? '' : ` ${advice}`}`,
      ),
    dropped: (drops) => warn('edits_dropped', `Of the model’s edits ${drops.total} were dropped: ${drops.inWords}.`),
  };
}
