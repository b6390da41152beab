import type { BrokenOff } from '../../jobs/pipeline.ts';
import type { JobEvent } from '../../protocol/events.ts';
import type { JobState } from '../../protocol/fold/state.ts';
import { checkedCitations } from './citations.ts';
import { closing } from './closing.ts';
import { blockComplete } from './streamed-block.ts';
import { takenOutNote } from './taken-out.ts';
import { textOf } from './text-of.ts';

/**
 * A text that is broken off keeps the block that was being written as far as it came. Where that was to take the place
 * of a whole one, the whole one stays, and what was shown of the other becomes a version.
 */
export function brokenOff(state: JobState): BrokenOff {
  const { blocks, sources } = state;
  const open = openToKeep(state);
  const block = blocks.find(({ id }) => id === open?.block);
  if (!open || !block) return { events: [...closing(state, textOf(state))] };
  const shown = textOf(state, open);
  if (!open.text.startsWith(block.text)) {
    const pass = state.passes.find((row) => row.pass === open.pass)?.name ?? String(open.pass);
    const { text } = checkedCitations(shown, sources);
    return { events: [...closing(state, text)], shown: { version: open.pass, pass, text } };
  }
  const { text, dropped } = checkedCitations(open.text, sources);
  const notes = dropped > 0 ? [takenOutNote(dropped, TITLE.exec(block.text)?.[1])] : [];
  const thinking = notes.map((note): JobEvent => ({ type: 'thinking', data: { pass: open.pass, text: note } }));
  const closed = closing({ ...state, thinking: [...state.thinking, ...notes] }, shown);
  return { events: [...thinking, blockComplete(open.pass, block, text), ...closed] };
}

const TITLE = /^\n?## (.+)/;

/** The open block as it is kept: a line of its own where more stands below it. */
export function openToKeep({ open, blocks }: Pick<JobState, 'open' | 'blocks'>): JobState['open'] {
  const below = blocks.slice(blocks.findIndex(({ id }) => id === open?.block) + 1);
  return open && below.some(({ text }) => text !== '') ? { ...open, text: `${open.text}\n` } : open;
}
