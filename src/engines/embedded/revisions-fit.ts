import type { Block } from '../../protocol/document.ts';
import type { Revision } from '../revision-engine.ts';

/** Whether there is one revision for each block, in order, whose changes stand apart and name what is there. */
export function revisionsFit(revisions: readonly Revision[], blocks: readonly Pick<Block, 'id' | 'text'>[]): boolean {
  if (revisions.length !== blocks.length) return false;
  return blocks.every(({ id, text }, index) => {
    const revision = revisions[index];
    if (revision === undefined || revision.block !== id) return false;
    let at = -1;
    return revision.changes.every(({ block, start, end, before }) => {
      const fits = block === id && start > at && start <= end && text.slice(start, end) === before;
      at = end;
      return fits && end <= text.length;
    });
  });
}
