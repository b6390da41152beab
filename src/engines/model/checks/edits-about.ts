import type { Span } from '../../../documents/spans/span.ts';
import type { Drops } from './drops.ts';

/** What a model's words are held against before they are edits. */
export interface EditsAbout {
  readonly pass: string;
  /** People ask for more than the pass is about. */
  readonly asked: boolean;
  /** Spans of the block, in order and apart. */
  readonly untouchable: readonly Span[];
  readonly drops: Drops;
}
