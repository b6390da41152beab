import type { Change } from '../document.ts';
import type { Decided } from '../fold/state.ts';

/** What a person says of a change; who says nothing leaves it to the pass. */
export const DECISIONS = ['accepted', 'rejected'] as const;
/** What somebody has decided of a change. */
export type Decision = (typeof DECISIONS)[number];

/** A person's decisions by change id. A change that is not in it is undecided. */
export type Decisions = Pick<DecisionMap, 'get' | 'has'>;

/** The same where they can be listed. */
export type DecisionMap = ReadonlyMap<string, Decision>;

/** Everything is left to the passes. */
export const NO_DECISIONS: DecisionMap = new Map();

/** Those of `decisions` that are about `changes`, as lists. */
export function decidedOf(changes: readonly Pick<Change, 'id'>[], decisions: Decisions): Omit<Decided, 'pass'> {
  const ids = changes.map(({ id }) => id);
  return {
    accepted: ids.filter((id) => decisions.get(id) === 'accepted'),
    rejected: ids.filter((id) => decisions.get(id) === 'rejected'),
  };
}

/** The lists as one map by change id. */
export function decisionsIn({ accepted, rejected }: Omit<Decided, 'pass'>): DecisionMap {
  const pair = (decision: Decision) => (id: string) => [id, decision] as const;
  return new Map([...accepted.map(pair('accepted')), ...rejected.map(pair('rejected'))]);
}
