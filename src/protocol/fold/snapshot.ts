import type { BlockState, JobState } from './state.ts';

/**
 * Puts the parts of a snapshot together, in order. The first holds all single values; lists go on where the part
 * before ended. A block that is there already gets what of it did not fit into the part before.
 *
 * @param initial `initialState` of the job.
 */
export function joinParts(parts: readonly Partial<JobState>[], initial: JobState): JobState {
  let state = initial;
  const blocks: BlockState[] = [];
  for (const part of parts) {
    for (const block of part.blocks ?? []) {
      const last = blocks.at(-1);
      if (last?.id === block.id) blocks[blocks.length - 1] = joined(last, block);
      else blocks.push(block);
    }
    state = {
      ...state,
      ...part,
      feedback: [...state.feedback, ...(part.feedback ?? [])],
      sources: [...state.sources, ...(part.sources ?? [])],
      thinking: [...state.thinking, ...(part.thinking ?? [])],
      warnings: [...state.warnings, ...(part.warnings ?? [])],
      usage: [...state.usage, ...(part.usage ?? [])],
    };
  }
  return { ...state, blocks };
}

function joined(block: BlockState, more: Partial<BlockState>): BlockState {
  return {
    ...block,
    ...more,
    changes: [...block.changes, ...(more.changes ?? [])],
    ...(more.decided && { decided: [...(block.decided ?? []), ...more.decided] }),
    ...(more.rewritten && { rewritten: [...(block.rewritten ?? []), ...more.rewritten] }),
  };
}
