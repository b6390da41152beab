import { Turns } from '../../documents/turns.ts';
import type { Decisions } from '../../protocol/review/decisions.ts';
import type { Change } from '../../protocol/document.ts';
import { replayBlock } from '../../protocol/review/replay.ts';
import type { ChangeFilter, ReviewedChange } from '../../protocol/review/reviewed-change.ts';
import type { JobState } from '../../protocol/fold/state.ts';

/** The place of a change in the list: block by block, within a block pass by pass. */
export interface ChangePlace {
  /** Of the block in the document, from 0. */
  readonly index: number;
  readonly pass: number;
  /** Of the change among those of its pass, from 0. */
  readonly nth: number;
}

/** A job's changes in their order, those after a place. */
export async function* changeList(
  { blocks }: Pick<JobState, 'blocks'>,
  decisions: Decisions,
  filter: ChangeFilter,
  after?: ChangePlace,
): AsyncGenerator<{ readonly change: ReviewedChange; readonly place: ChangePlace }> {
  const turns = new Turns();
  for (let index = after?.index ?? 0; index < blocks.length; index += 1) {
    const block = blocks[index];
    if (!block || (filter.block !== undefined && block.id !== filter.block)) continue;
    if (block.changes.some((change) => mayFit(change, decisions, filter))) {
      const { effects } = replayBlock(block, decisions);
      let [pass, nth] = [0, -1];
      for (const change of block.changes) {
        nth = change.pass === pass ? nth + 1 : 0;
        ({ pass } = change);
        const place = { index, pass, nth };
        const effect = effects.get(change.id) ?? { effective: false };
        const view = { ...change, decision: decisions.get(change.id) ?? ('none' as const), ...effect };
        if (isAfter(place, after) && mayFit(change, decisions, filter) && fits(view, filter)) {
          yield { change: view, place };
        }
      }
    }
    await turns.spendOn(block);
  }
}

function mayFit(change: Change, decisions: Decisions, filter: ChangeFilter): boolean {
  const { pass, category, rule, tier, decision } = filter;
  return (
    (pass ?? change.pass) === change.pass &&
    (category ?? change.category) === change.category &&
    (rule ?? change.rule) === change.rule &&
    (tier ?? change.tier) === change.tier &&
    (decision === undefined || decision === (decisions.get(change.id) ?? 'none'))
  );
}

function fits({ effective, blocked_by }: ReviewedChange, filter: ChangeFilter): boolean {
  return (
    (filter.effective ?? effective) === effective && (filter.blocked ?? Boolean(blocked_by)) === Boolean(blocked_by)
  );
}

function isAfter(place: ChangePlace, after: ChangePlace | undefined): boolean {
  if (!after || place.index !== after.index) return true;
  return place.pass === after.pass ? place.nth > after.nth : place.pass > after.pass;
}
