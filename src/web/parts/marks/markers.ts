import type { JobState } from '../../../protocol/fold/state.ts';

/** What stands before a block on its line: `## ` of a heading, `- ` of an item. It belongs to the text between blocks. */
export function markerOf({ lead, blocks }: Pick<JobState, 'lead' | 'blocks'>, index: number): string {
  const before = index === 0 ? lead : (blocks[index - 1]?.gap ?? '');
  return before.slice(before.lastIndexOf('\n') + 1);
}

/** 1 to 6 for a heading, else 0. */
export function levelOf(marker: string): number {
  return /^ {0,3}(#{1,6})[ \t]*$/.exec(marker)?.[1]?.length ?? 0;
}
