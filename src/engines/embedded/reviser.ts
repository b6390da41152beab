import type { Revision, RevisionOptions } from '../revision-engine.ts';
import type { ProseBlock } from './prose-block.ts';

/** A document as a pass is told of it: whole, before its first block is asked for. */
export interface ToldDocument {
  readonly pass: number;
  readonly options: RevisionOptions;
  /** The prose, in order. */
  readonly blocks: readonly ProseBlock[];
}

/** One pass, as a worker knows it. */
export interface Reviser {
  /** Reads what the whole document says; what a block alone does not know. */
  read(document: ToldDocument): BlockReviser;
}

/** A pass over one document. */
export interface BlockReviser {
  /**
   * @param goOn Asked between two parts of long work; false when the result is no longer wanted.
   * @returns undefined when `goOn` said no
   */
  revise(block: ProseBlock, goOn: () => Promise<boolean>): Promise<Revision | undefined>;
  /**
   * All that the revision of the block depends on beside the block itself and the options: of two documents with equal
   * facts it is the same. A pass that reads more of the document must say it here, or others are given stale revisions.
   */
  facts(block: ProseBlock): string;
}
