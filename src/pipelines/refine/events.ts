import { readability } from '../../documents/readability.ts';
import type { Revision } from '../../engines/revision-engine.ts';
import { sha256 } from '../../jobs/ids.ts';
import { applyChanges, type BlockKind, type Category, type Change } from '../../protocol/document.ts';
import type { JobEvent } from '../../protocol/events.ts';
import { indexOfBlock, inputOf } from '../../protocol/reduce-text.ts';
import type { JobState } from '../../protocol/state.ts';
import type { DuePass } from './plan.ts';

/** Kinds whose text nobody reads as sentences. */
const NOT_PROSE: ReadonlySet<BlockKind> = new Set(['code', 'math', 'html', 'front_matter', 'verbatim']);

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

export function passComplete(state: JobState, { pass }: DuePass, engine: string, elapsed: number): JobEvent {
  const prose = state.blocks.filter(({ kind }) => !NOT_PROSE.has(kind));
  const applied = state.blocks.flatMap(({ changes }) =>
    changes.filter((change) => change.pass === pass && change.applied),
  );
  return {
    type: 'pass_complete',
    data: {
      pass,
      version: pass,
      changes: applied.length,
      by_category: byCategory(applied),
      readability: {
        before: readability(prose.map((block) => inputOf(block, pass))),
        after: readability(prose.map(({ text }) => text)),
      },
      usage: { engine },
      elapsed_ms: Math.round(elapsed),
    },
  };
}

function byCategory(changes: readonly Change[]): Partial<Record<Category, number>> {
  const counts: Partial<Record<Category, number>> = {};
  for (const { category } of changes) counts[category] = (counts[category] ?? 0) + 1;
  return counts;
}
