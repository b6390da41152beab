import type { BlockState, JobState } from './state.ts';

/**
 * Puts the parts of a snapshot together, in order: the first holds everything but the blocks; a block that is there
 * already gets the changes that did not fit into the part before.
 */
export function joinParts(parts: readonly Partial<JobState>[], initial: JobState): JobState {
  let state = initial;
  const blocks: BlockState[] = [];
  for (const part of parts) {
    for (const block of part.blocks ?? []) {
      const last = blocks.at(-1);
      if (last?.id === block.id) blocks[blocks.length - 1] = { ...last, changes: [...last.changes, ...block.changes] };
      else blocks.push(block);
    }
    state = { ...state, ...part };
  }
  return { ...state, blocks };
}
