import type { Category } from '../../protocol/document.ts';
import type { DiffPart } from './diff-part.ts';
import type { Difference } from './difference.ts';

/** How much lies between two texts. */
export interface DiffFigures {
  /** Places that were changed, moved blocks apart. */
  readonly changes: number;
  readonly moves: number;
  /** Words that were put in, and taken out. */
  readonly words_added: number;
  readonly words_removed: number;
  /** Stored changes that the difference comes from. */
  readonly by_category: Readonly<Partial<Record<Category, number>>>;
}

export function diffFigures({ parts, changes }: Difference): DiffFigures {
  const counts = { changes: 0, moves: 0, words_added: 0, words_removed: 0 };
  const count = (part: DiffPart): void => {
    if (part.op === 'moved_here') {
      counts.moves += 1;
      part.parts.forEach(count);
    } else if (part.op === 'change') {
      counts.changes += 1;
      counts.words_added += wordsIn(part.after);
      counts.words_removed += wordsIn(part.before);
    }
  };
  parts.forEach(count);
  const by_category: Partial<Record<Category, number>> = {};
  for (const { category } of changes.values()) by_category[category] = (by_category[category] ?? 0) + 1;
  return { ...counts, by_category };
}

function wordsIn(text: string): number {
  return text.match(/\S+/g)?.length ?? 0;
}
