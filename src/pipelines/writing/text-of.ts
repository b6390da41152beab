import type { JobState } from '../../protocol/fold/state.ts';

/** All blocks as one text. @param open takes the place of the block that is being written; left out: the block before */
export function textOf({ blocks }: Pick<JobState, 'blocks'>, open?: JobState['open']): string {
  return blocks.map(({ id, text }) => (id === open?.block ? open.text : text)).join('');
}
