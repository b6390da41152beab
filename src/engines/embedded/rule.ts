import type { Category, Tier } from '../../protocol/document.ts';

/** What a person is told of a rule. */
export interface Rule {
  /** Unique over all passes, and stable: people silence rules by it. */
  readonly name: string;
  readonly category: Category;
  /** What it finds is worth this where nothing speaks against it. */
  readonly tier: Tier;
  /** One sentence. */
  readonly reason: string;
}
