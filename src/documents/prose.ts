import type { BlockKind } from '../protocol/document.ts';

const PROSE: ReadonlySet<BlockKind> = new Set(['paragraph', 'heading', 'list_item', 'table_cell', 'quote']);

/** Whether people read the block as words: everything else is kept as it is, byte for byte. */
export function isProse(kind: BlockKind): boolean {
  return PROSE.has(kind);
}
