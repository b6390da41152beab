import type { Block } from '../../protocol/document.ts';
import type { Revision } from '../revision-engine.ts';

/** Whether there is one revision for each block, in order, whose changes are in order, none over another, and name what is there. */
export function revisionsFit(revisions: readonly Revision[], blocks: readonly Pick<Block, 'id' | 'text'>[]): boolean {
  if (revisions.length !== blocks.length) return false;
  return blocks.every(({ id, text }, index) => {
    const revision = revisions[index];
    if (revision === undefined || revision.block !== id) return false;
    let last = { start: -1, end: -1 };
    return revision.changes.every(({ block, start, end, before }) => {
      const follows = start > last.end || (start === last.end && end > last.start);
      last = { start, end };
      return block === id && follows && start <= end && end <= text.length && text.slice(start, end) === before;
    });
  });
}
