import { isProse } from '../../documents/prose.ts';
import { ReadabilityCount } from '../../documents/words/readability.ts';
import { sha256 } from '../../documents/sha256.ts';
import { Turns } from '../../documents/turns.ts';
import type { Revision } from '../../engines/revision-engine.ts';
import { applyChanges, type Category } from '../../protocol/document.ts';
import type { JobEvent } from '../../protocol/events.ts';
import { indexOfBlock, inputOf } from '../../protocol/fold/reduce-text.ts';
import type { JobState } from '../../protocol/fold/state.ts';
import { usageOf } from '../writing/usage-of.ts';
import type { DuePass } from './plan/plan.ts';
import type { ToldNote } from './revising/told-with.ts';

export function passStart(state: JobState, { pass, name, of, attempt }: DuePass): JobEvent {
  return { type: 'pass_start', data: { pass, name, of, attempt, blocks: state.blocks.length } };
}

/** The text is left out: it follows from the block's input and the changes, and its sum proves it. */
export function blockComplete(state: JobState, { pass }: DuePass, { block: id, changes }: Revision): JobEvent {
  const block = state.blocks[indexOfBlock(state.blocks, id)];
  const input = block ? inputOf(block, pass) : '';
  const text = applyChanges(input, changes);
  if (text === undefined) throw new Error(`the changes of ${id} do not fit its text`);
  return { type: 'block_complete', data: { pass, block: id, length: text.length, sha256: sha256(text), changes } };
}

/** What the engine says beside its revisions and what it writes. */
export function noted(note: Exclude<ToldNote, { type: 'piece' | 'rest' }>, { pass }: DuePass): JobEvent {
  if (note.type === 'note') return { type: 'thinking', data: { pass, text: note.text } };
  const { warning, block } = note;
  return { type: 'warning', data: { ...warning, pass, ...(block !== undefined && { block }) } };
}

/** Counted in turns of the event loop: a book is not counted in one. */
export async function passComplete(
  state: JobState,
  { pass }: DuePass,
  engine: string,
  elapsed: number,
): Promise<JobEvent> {
  const [before, after, turns] = [new ReadabilityCount(), new ReadabilityCount(), new Turns()];
  const counts: Partial<Record<Category, number>> = {};
  let applied = 0;
  for (const block of state.blocks) {
    if (isProse(block.kind)) {
      before.add(inputOf(block, pass));
      after.add(block.text);
    }
    for (const change of block.changes) {
      if (change.pass !== pass || !change.applied) continue;
      applied += 1;
      counts[change.category] = (counts[change.category] ?? 0) + 1;
    }
    await turns.spendOn(block);
  }
  return {
    type: 'pass_complete',
    data: {
      pass,
      version: pass,
      ...(isSkipped(state, pass) && { skipped: true }),
      changes: applied,
      by_category: counts,
      readability: { before: before.result, after: after.result },
      usage: usageOf(state, pass, engine),
      elapsed_ms: Math.round(elapsed),
    },
  };
}

function isSkipped({ blocks, passes }: JobState, pass: number): boolean {
  return blocks.length > 0 && passes.find((row) => row.pass === pass)?.completed === 0;
}
