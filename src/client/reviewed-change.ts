import type { Decision } from '../protocol/decisions.ts';
import type { Category, Change, Tier } from '../protocol/document.ts';

/** A change with what was decided of it and what came of that. */
export interface ReviewedChange extends Change {
  readonly decision: Decision | 'none';
  /** Whether it is in the text. */
  readonly effective: boolean;
  /** The change that keeps it out, though it was to be in the text. */
  readonly blocked_by?: string;
}

/** Which changes a list holds, or a decision is about: those that fit every member; without members all. */
export interface ChangeFilter {
  readonly pass?: number | undefined;
  readonly block?: string | undefined;
  readonly category?: Category | undefined;
  readonly rule?: string | undefined;
  readonly tier?: Tier | undefined;
  readonly decision?: Decision | 'none' | undefined;
  readonly effective?: boolean | undefined;
  readonly blocked?: boolean | undefined;
}

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
