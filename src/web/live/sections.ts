import type { BlockState, JobState } from '../../protocol/fold/state.ts';
import type { Marks } from './marks.ts';

/** Blocks that are drawn, and laid out, together. */
const SIZE = 20;
/** Blocks on both sides of the work that are more than fill a window. */
const NEAR = 24;

/** A run of blocks of the document, with all that is shown of it. */
export interface Section {
  readonly blocks: readonly BlockState[];
  /** Where its first block stands in the document, from 0. */
  readonly from: number;
  /** What stands before its first block. */
  readonly lead: string;
  readonly marks: Marks;
  /** Drawn even before a browser has seen that it is in view: what is scrolled to is there in the same frame. */
  readonly near: boolean;
  /** The block that is worked on, and what is done to it. */
  readonly working: { readonly block: string; readonly words: string } | undefined;
  /** The block that is being written, as far as it is. */
  readonly open: JobState['open'];
}

/** What the document shows besides its blocks. */
export interface Showing {
  readonly marks: Marks;
  /** How many blocks are drawn. */
  readonly drawn: number;
  /** Where the work is or was, by its place in the document. */
  readonly around: number;
  readonly working: Section['working'];
}

/** The document in sections: where nothing happened, one is as it was, and costs nothing to draw. */
export function sectionsOf(
  { lead, blocks, open }: Pick<JobState, 'lead' | 'blocks' | 'open'>,
  { marks, drawn, around, working }: Showing,
): Section[] {
  const sections: Section[] = [];
  for (let from = 0; from < drawn; from += SIZE) {
    const part = blocks.slice(from, Math.min(from + SIZE, drawn));
    const has = (id: string | undefined) => part.some((block) => block.id === id);
    sections.push({
      blocks: part,
      from,
      lead: from === 0 ? lead : (blocks[from - 1]?.gap ?? ''),
      marks,
      near: from <= around + NEAR && from + SIZE > around - NEAR,
      working: working && has(working.block) ? working : undefined,
      open: open && has(open.block) ? open : null,
    });
  }
  return sections;
}

/** Whether a section looks as it did. */
export function isSameSection(one: Section, other: Section): boolean {
  return (
    one.marks === other.marks &&
    one.lead === other.lead &&
    one.near === other.near &&
    one.working?.block === other.working?.block &&
    one.working?.words === other.working?.words &&
    one.open?.block === other.open?.block &&
    one.open?.text === other.open?.text &&
    one.blocks.length === other.blocks.length &&
    one.blocks.every((block, index) => block === other.blocks[index])
  );
}
