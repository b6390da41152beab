import type { Change } from '../../protocol/document.ts';
import type { BatchContext } from './asking/batch-context.ts';
import type { Batch } from './asking/batches.ts';
import type { Turn } from './asking/in-order.ts';
import { hiccupMs } from './calls/faults.ts';
import { Inquiry } from './inquiry.ts';

type Changes = ReadonlyMap<string, readonly Change[]>;
/** Asks about a batch; a block that no model answered for is missing. */
type Ask = (batch: Batch, context: BatchContext, turn: Turn) => Promise<Changes>;

/** What second tries came to in a pass. */
export interface SecondTryCounts {
  /** Blocks that were asked about again, and for how many of them a model answered then. */
  readonly asked: number;
  readonly answered: number;
  /** Why nobody answered at first, for people. */
  readonly why: readonly string[];
  /** Who answered then, by full names. */
  readonly by: readonly string[];
}

/**
 * Asks once more about blocks that no model answered for, where one might a little later: when everything before them is
 * done, and after a pause in which a provider may recover. The pauses of a pass are bounded together; after a second try
 * in vain there is no other until a model has answered again.
 */
export class SecondTries {
  readonly #ask: Ask;
  readonly #patienceMs: number;
  #waited = 0;
  #over = false;
  #asked = 0;
  #answered = 0;
  readonly #why = new Set<string>();
  readonly #by = new Set<string>();

  /** @param patienceMs all that is waited in the pass */
  constructor(ask: Ask, patienceMs: number) {
    this.#ask = ask;
    this.#patienceMs = patienceMs;
  }

  get counts(): SecondTryCounts {
    return { asked: this.#asked, answered: this.#answered, why: [...this.#why], by: [...this.#by] };
  }

  /** @throws the signal's reason when it is aborted */
  async changes(batch: Batch, context: BatchContext, turn: Turn): Promise<Changes> {
    let soonest = Number.POSITIVE_INFINITY;
    const first = new Inquiry((news) => {
      if (news.type === 'failed') soonest = Math.min(soonest, hiccupMs(news.failure) ?? soonest);
      context.tell(news);
    });
    const found = await this.#ask(batch, { ...context, tell: first.hear }, turn);
    const left = batch.segments.filter(({ block }) => !found.has(block.id));
    if (left.length < batch.segments.length) this.#over = false;
    if (left.length === 0 || !(await this.#mayTry(context, turn, soonest))) return found;
    const second = new Inquiry(context.tell);
    const once = { ...context, chain: context.chain.once, tell: second.hear };
    const again = await this.#ask({ ...batch, segments: left }, once, turn);
    this.#asked += left.length;
    this.#answered += again.size;
    this.#over = again.size === 0;
    if (again.size > 0) {
      for (const reason of first.why) this.#why.add(reason);
      for (const provider of second.answered) this.#by.add(provider);
    }
    return new Map([...found, ...again]);
  }

  /** Waits for the turn, and then for a provider. @param soonest ms that the first of them wants to be left alone for */
  async #mayTry({ chain, signal, tell }: BatchContext, turn: Turn, soonest: number): Promise<boolean> {
    const patience = () => this.#patienceMs - this.#waited;
    if (soonest > patience()) return false;
    await new Promise<void>((resolve) => {
      signal.addEventListener('abort', () => resolve(), { once: true });
      turn.onCome(resolve);
    });
    signal.throwIfAborted();
    if (this.#over) return false;
    const waited = await chain.recovery({ least: soonest, most: patience() }, signal, tell);
    signal.throwIfAborted();
    this.#waited += waited ?? 0;
    this.#over = waited === undefined;
    return !this.#over;
  }
}
