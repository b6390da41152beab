import type { ProseBlock } from '../prose-block.ts';

/** Words under one heading, or under none, from which on another heading would help. */
const MUCH_TEXT = 900;
const WORD = /[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}]|['’-](?=[\p{L}\p{N}]))*/gu;

/** What is to be said of a document's headings, by block. */
export interface HeadingRemarks {
  /** Headings that skip a level, and which. */
  readonly jumps: ReadonlyMap<string, string>;
  /** Headings with another one of their level or a higher one directly behind them. */
  readonly empty: ReadonlySet<string>;
  /** Where a long stretch of text without a heading begins. */
  readonly missing: ReadonlySet<string>;
}

/** @param blocks the document's prose */
export function headingRemarks(blocks: readonly ProseBlock[]): HeadingRemarks {
  const jumps = new Map<string, string>();
  const empty = new Set<string>();
  const missing = new Set<string>();
  let level: number | undefined;
  let stretch: { readonly id: string; words: number } | undefined;
  for (const [index, block] of blocks.entries()) {
    if (block.kind !== 'heading') {
      stretch ??= { id: block.id, words: 0 };
      const before = stretch.words;
      stretch.words += block.text.match(WORD)?.length ?? 0;
      if (before < MUCH_TEXT && stretch.words >= MUCH_TEXT) missing.add(stretch.id);
      continue;
    }
    stretch = undefined;
    if (level !== undefined && block.level !== undefined && block.level > level + 1) {
      jumps.set(block.id, `This heading is of level ${block.level}, under one of level ${level}: a level is skipped.`);
    }
    const next = blocks[index + 1];
    if (block.next === 'heading' && isAtLeast(next?.level, block.level)) empty.add(block.id);
    level = block.level;
  }
  return { jumps, empty, missing };
}

function isAtLeast(next: number | undefined, level: number | undefined): boolean {
  return next !== undefined && level !== undefined && next <= level;
}
