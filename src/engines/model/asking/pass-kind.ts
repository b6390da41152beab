import type { Change } from '../../../protocol/document.ts';
import type { GivenBlock, RevisionNote } from '../../revision-engine.ts';
import type { BatchContext } from './batch-context.ts';
import type { Batch } from './batches.ts';
import type { Turn } from './in-order.ts';

/** How a model is asked about a document. */
export interface PassKind {
  /** What may help where nothing of it can be used, as a sentence for people. */
  readonly advice?: string;
  /** Whether it is a block of a kind, and of words, that a model is asked about. */
  isAbout(block: Pick<GivenBlock, 'kind' | 'text'>): boolean;
  /** @param asks whether a block of prose is worth a question */
  batches(
    blocks: readonly GivenBlock[],
    from: number,
    tokens: number,
    asks: (block: GivenBlock) => boolean,
  ): Iterator<Batch>;
  /**
   * The changes of each block of the batch, by its id; missing where no model could be asked about all of it.
   * @throws the signal's reason when it is aborted
   */
  changes(
    batch: Batch,
    context: BatchContext,
    turn: Turn,
    tell: (note: RevisionNote) => void,
  ): Promise<ReadonlyMap<string, readonly Change[]>>;
}
