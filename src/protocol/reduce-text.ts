import { applyChanges } from './document.ts';
import type { EventData } from './events.ts';
import type { BlockState, JobState, PassState } from './state.ts';

/** A pass begins. Begun again (`attempt` > 1), the fold drops what its earlier attempt did to the blocks. */
export function passStart(state: JobState, data: EventData['pass_start']): JobState {
  const known = state.passes.some(({ pass }) => pass === data.pass);
  const begun: PassState = {
    pass: data.pass,
    name: data.name,
    status: 'running',
    attempt: data.attempt,
    completed: 0,
    changes: 0,
  };
  return {
    ...state,
    passes: known ? state.passes.map((pass) => (pass.pass === data.pass ? begun : pass)) : [...state.passes, begun],
    blocks: data.attempt > 1 ? state.blocks.map((block) => withoutPass(block, data.pass)) : state.blocks,
    open: null,
  };
}

export function blockStart(state: JobState, { pass, block, attempt }: EventData['block_start']): JobState {
  return { ...state, open: { pass, block, attempt, text: '' } };
}

/** Text that does not fit the open block's end is provisional text of an earlier attempt: left alone. */
export function content(state: JobState, { pass, block, off, text }: EventData['content']): JobState {
  const open =
    state.open?.block === block && state.open.pass === pass ? state.open : { pass, block, attempt: 1, text: '' };
  return open.text.length === off ? { ...state, open: { ...open, text: open.text + text } } : state;
}

export function blockComplete(state: JobState, data: EventData['block_complete']): JobState {
  const index = indexOfBlock(state.blocks, data.block);
  const block = state.blocks[index];
  if (!block) return state;
  const blocks = state.blocks.slice();
  blocks[index] = completed(block, data);
  return {
    ...state,
    blocks,
    passes: state.passes.map((pass) => (pass.pass === data.pass ? counted(pass, data) : pass)),
    open: state.open?.block === data.block ? null : state.open,
  };
}

export function passComplete(state: JobState, data: EventData['pass_complete']): JobState {
  const { pass, changes, by_category, readability, elapsed_ms } = data;
  return {
    ...state,
    passes: state.passes.map((row) =>
      row.pass === pass ? { ...row, status: 'complete', changes, by_category, readability, elapsed_ms } : row,
    ),
    open: null,
  };
}

/**
 * The text a completed block holds: the event's own, else its input with the applied changes.
 * @returns undefined when the changes do not fit: the reader has missed something.
 */
export function completedText(block: BlockState, data: EventData['block_complete']): string | undefined {
  return data.text ?? applyChanges(inputOf(block, data.pass), data.changes);
}

/** The text of a block that goes into a pass. */
export function inputOf(block: BlockState, pass: number): string {
  return block.pass === pass ? (block.input ?? block.text) : block.text;
}

/** Ids are given in order, so the number says where to look first. */
export function indexOfBlock(blocks: readonly BlockState[], id: string): number {
  const guess = Number(id.slice(1)) - 1;
  return blocks[guess]?.id === id ? guess : blocks.findIndex((block) => block.id === id);
}

function completed(block: BlockState, data: EventData['block_complete']): BlockState {
  const { id, kind, gap } = block;
  const input = inputOf(block, data.pass);
  const text = completedText(block, data) ?? input;
  const changes = [...block.changes.filter((change) => change.pass !== data.pass), ...data.changes];
  return { id, kind, text, gap, pass: data.pass, ...(text === input ? {} : { input }), changes };
}

function withoutPass(block: BlockState, pass: number): BlockState {
  if (block.pass !== pass) return block;
  const { id, kind, gap, changes } = block;
  return {
    id,
    kind,
    text: inputOf(block, pass),
    gap,
    pass: pass - 1,
    changes: changes.filter((change) => change.pass !== pass),
  };
}

function counted(pass: PassState, data: EventData['block_complete']): PassState {
  const changes = data.changes.filter((change) => change.applied).length;
  return { ...pass, completed: pass.completed + 1, changes: pass.changes + changes };
}
