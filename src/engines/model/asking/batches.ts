import { isProse } from '../../../documents/prose.ts';
import type { GivenBlock } from '../../revision-engine.ts';
import { estimateTokens } from '../calls/token-count.ts';
import type { Segment } from './segment.ts';

/** Tokens of the mark that each block has: in a table it is longer than the text. */
const MARK = 16;
/** With the marks a call has so many times the tokens of its text, at most. */
const WITH_MARKS = 2;

/** Blocks that are done together. */
export interface Batch {
  /** Indexes in the document, half-open: every block of the document is in one batch. */
  readonly from: number;
  readonly to: number;
  /** What there is to ask about; empty where the blocks stay as they are. */
  readonly segments: readonly Segment[];
}

/**
 * The document from block `from` on, cut between blocks where the tokens are enough for one call. A block that is longer
 * than that is a batch of its own.
 * @param asks whether a block of prose is worth a question
 */
export function* batches(
  blocks: readonly GivenBlock[],
  from: number,
  tokens: number,
  asks: (block: GivenBlock) => boolean,
): Generator<Batch> {
  let start = from;
  let segments: Segment[] = [];
  let size = 0;
  for (let index = from; index < blocks.length; index += 1) {
    const block = blocks[index];
    if (!block || !isWritten(block) || !asks(block)) continue;
    const length = estimateTokens(block.text);
    const isFull = size + length > tokens || size + length + (segments.length + 1) * MARK > tokens * WITH_MARKS;
    if (segments.length > 0 && isFull) {
      yield { from: start, to: index, segments };
      start = index;
      segments = [];
      size = 0;
    }
    segments.push({ block, index, start: 0, text: block.text });
    size += length;
  }
  if (start < blocks.length) yield { from: start, to: blocks.length, segments };
}

/** Whether it is prose with words in it: everything else is kept as it is. */
export function isWritten({ kind, text }: Pick<GivenBlock, 'kind' | 'text'>): boolean {
  return isProse(kind) && /\p{L}/u.test(text);
}
