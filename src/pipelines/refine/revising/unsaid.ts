import type { Revision } from '../../../engines/revision-engine.ts';
import { type Change, isHint } from '../../../protocol/document.ts';
import type { BlockState } from '../../../protocol/fold/state.ts';

/**
 * The revision without what an earlier pass has suggested of the block already, which would only be in its way, and
 * without what somebody had rejected of an earlier pass when this one began.
 */
export function unsaid(revision: Revision, { changes, decided }: BlockState, pass: number): Revision {
  const earlier = changes.filter((change) => change.pass < pass);
  if (earlier.length === 0 || revision.changes.length === 0) return revision;
  const rejected = new Set(decided?.at(-1)?.rejected);
  const refused = counted(earlier.filter(({ id }) => rejected.has(id)));
  const open = counted(earlier.filter(({ id, applied }) => !applied && !rejected.has(id)));
  const kept = revision.changes.filter((change) => {
    return !takenFrom(refused, change) && (change.applied || !takenFrom(open, change));
  });
  return kept.length === revision.changes.length ? revision : { ...revision, changes: kept };
}

/** What is to be written in the place of what; of what only names a place, by which rule. */
function gist(change: Change): string {
  return JSON.stringify([change.before, change.after, ...(isHint(change) ? [change.rule] : [])]);
}

function counted(changes: readonly Change[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const change of changes) counts.set(gist(change), (counts.get(gist(change)) ?? 0) + 1);
  return counts;
}

function takenFrom(counts: Map<string, number>, change: Change): boolean {
  const left = counts.get(gist(change)) ?? 0;
  if (left > 0) counts.set(gist(change), left - 1);
  return left > 0;
}
