import type { Block, BlockKind } from '../../protocol/document.ts';

/** A block as the pass sees it. */
export interface ProseBlock extends Pick<Block, 'id' | 'kind' | 'text'> {
  /** A sentence may open where the block does: it does not carry on what stands before it. */
  readonly opensSentence: boolean;
  /** Of a heading, from 1; undefined where the document does not say it. */
  readonly level?: number;
  /** The kind of the block behind it. */
  readonly next?: BlockKind;
}
