import { sha256 } from '../../../documents/sha256.ts';
import { Turns } from '../../../documents/turns.ts';
import { type Decisions, decidedOf } from '../../../protocol/review/decisions.ts';
import type { JobEvent } from '../../../protocol/events.ts';
import { frozenDecisions, type Replayed, replayBlock } from '../../../protocol/review/replay.ts';
import type { BlockState } from '../../../protocol/fold/state.ts';
import type { RefineRun } from '../refine-run.ts';

/**
 * What people decided of the changes comes into the text, before anything is built on it.
 * @param which of the blocks; all unless told
 */
export async function* freezeDecisions(
  { state, decisions }: RefineRun,
  which: (block: BlockState) => boolean = () => true,
): AsyncGenerator<JobEvent> {
  const standing = await decisions();
  const turns = new Turns();
  for (const block of state().blocks) {
    const event = which(block) ? blockDecided(block, standing) : undefined;
    if (event) yield event;
    await turns.spendOn(block);
  }
}

/** @returns undefined where the decisions put in effect what is in effect already. */
function blockDecided(block: BlockState, standing: Decisions): JobEvent | undefined {
  const { id, changes, decided: before } = block;
  if (!before && !changes.some((change) => standing.has(change.id))) return undefined;
  const replayed = replayBlock(block, standing);
  if (inEffect(replayed) === inEffect(replayBlock(block, frozenDecisions(block)))) return undefined;
  const { text } = replayed;
  const data = { block: id, text, length: text.length, sha256: sha256(text), ...decidedOf(changes, standing) };
  return { type: 'block_decided', data };
}

function inEffect({ effects }: Replayed): string {
  return Array.from(effects, ([id, { effective }]) => (effective ? id : '')).join(' ');
}
