import { applyChanges } from '../document.ts';
import type { EventData } from '../events.ts';
import type { BlockState, JobState, PassState } from './state.ts';

/** A pass begins. Begun again (`attempt` > 1), the fold drops what its earlier attempt did to the blocks. */
export function afterPassStart(state: JobState, data: EventData['pass_start']): JobState {
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

/** A block is open, and nothing of its new text is known. */
export function afterBlockStart(state: JobState, { pass, block, attempt }: EventData['block_start']): JobState {
  return { ...state, open: { pass, block, attempt, text: '' } };
}

/** Text that does not fit the open block's end is provisional text of an earlier attempt: left alone. */
export function afterContent(state: JobState, { pass, block, off, text }: EventData['content']): JobState {
  const open =
    state.open?.block === block && state.open.pass === pass ? state.open : { pass, block, attempt: 1, text: '' };
  return open.text.length === off ? { ...state, open: { ...open, text: open.text + text } } : state;
}

/** A block has its text and its changes. */
export function afterBlockComplete(state: JobState, data: EventData['block_complete']): JobState {
  return completeIn(state.blocks.slice(), state, data);
}

/** @param blocks a copy of the state's own, which becomes the next state's. */
export function completeIn(blocks: BlockState[], state: JobState, data: EventData['block_complete']): JobState {
  const index = indexOfBlock(blocks, data.block);
  const block = blocks[index];
  if (!block) return state;
  blocks[index] = completed(block, data);
  return {
    ...state,
    blocks,
    passes: state.passes.map((pass) => (pass.pass === data.pass ? counted(pass, data) : pass)),
    open: state.open?.block === data.block ? null : state.open,
  };
}

/** A pass has come to its end, with its figures. */
export function afterPassComplete(state: JobState, data: EventData['pass_complete']): JobState {
  const { pass, changes, by_category, readability, elapsed_ms, skipped, usage } = data;
  const done = {
    status: 'complete' as const,
    changes,
    by_category,
    readability,
    elapsed_ms,
    ...(skipped && { skipped }),
  };
  return {
    ...state,
    engine: usage?.engine ?? state.engine,
    passes: state.passes.map((row) => (row.pass === pass ? { ...row, ...done } : row)),
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

/** The text of a block in version 0. */
export function originalOf({ text, input = text, original = input }: BlockState): string {
  return original;
}

/** Ids are given in order, so the number says where to look first. */
export function indexOfBlock(blocks: readonly BlockState[], id: string): number {
  const guess = Number(id.slice(1)) - 1;
  return blocks[guess]?.id === id ? guess : blocks.findIndex((block) => block.id === id);
}

/** What decisions have made of a block: nothing else of what its pass did changes. */
export function afterBlockDecided(state: JobState, data: EventData['block_decided']): JobState {
  return decideIn(state.blocks.slice(), state, data);
}

/** @param blocks a copy of the state's own, which becomes the next state's. */
export function decideIn(blocks: BlockState[], state: JobState, data: EventData['block_decided']): JobState {
  const index = indexOfBlock(blocks, data.block);
  const block = blocks[index];
  if (!block) return state;
  const { pass, changes, decided = [], rewritten = [] } = block;
  const { text, accepted, rejected } = data;
  const earlier = decided.filter((entry) => entry.pass < pass);
  const history = { changes, decided: [...earlier, { pass, accepted, rejected }], rewritten };
  blocks[index] = blockAfter(block, pass, inputOf(block, pass), text, history);
  return { ...state, blocks };
}

function completed(block: BlockState, data: EventData['block_complete']): BlockState {
  const { pass } = data;
  const input = inputOf(block, pass);
  const derived = applyChanges(input, data.changes);
  const text = data.text ?? derived ?? input;
  const earlier = historyBefore(block, pass);
  return blockAfter(block, pass, input, text, {
    ...earlier,
    changes: [...earlier.changes, ...data.changes],
    rewritten: text === derived ? earlier.rewritten : [...earlier.rewritten, { pass, text }],
  });
}

function withoutPass(block: BlockState, pass: number): BlockState {
  if (block.pass !== pass) return block;
  const input = inputOf(block, pass);
  return blockAfter(block, pass - 1, input, input, historyBefore(block, pass));
}

type History = Required<Pick<BlockState, 'changes' | 'decided' | 'rewritten'>>;

/** What earlier passes did to a block. */
function historyBefore({ changes, decided = [], rewritten = [] }: BlockState, pass: number): History {
  return {
    changes: changes.filter((change) => change.pass !== pass),
    decided: decided.filter((entry) => entry.pass < pass),
    rewritten: rewritten.filter((entry) => entry.pass !== pass),
  };
}

/** Leaves out what can be told from the rest, so that one state has one form. */
function blockAfter(block: BlockState, pass: number, input: string, text: string, history: History): BlockState {
  const { id, kind, gap } = block;
  const original = originalOf(block);
  const { changes, decided, rewritten } = history;
  return {
    id,
    kind,
    text,
    gap,
    pass,
    ...(text === input ? {} : { input }),
    ...(original === input ? {} : { original }),
    changes,
    ...(decided.length > 0 ? { decided } : {}),
    ...(rewritten.length > 0 ? { rewritten } : {}),
  };
}

function counted(pass: PassState, data: EventData['block_complete']): PassState {
  const changes = data.changes.filter((change) => change.applied).length;
  return { ...pass, completed: pass.completed + 1, changes: pass.changes + changes };
}
