import type { ChangeFilter, ReviewedChange } from '../../protocol/review/reviewed-change.ts';

/** Changes block by block, within a block pass by pass. */
export interface ChangePage {
  readonly items: readonly ReviewedChange[];
  /** For the next part; null behind the last one. */
  readonly next_cursor: string | null;
  readonly decisions_rev: number;
}

/** Which changes a decision is about. */
export type Decided = { readonly ids: readonly string[] } | { readonly filter: ChangeFilter };

/** What a decision, or its undo, came to. */
export interface Reviewed {
  readonly decisions_rev: number;
  /** How many changes are decided otherwise than before. */
  readonly changed: number;
}
