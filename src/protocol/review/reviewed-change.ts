import type { Decision } from './decisions.ts';
import type { Category, Change, Tier } from '../document.ts';

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
