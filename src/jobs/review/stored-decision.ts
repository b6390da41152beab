import { type Decision, type Decisions } from '../../protocol/review/decisions.ts';
import { CATEGORIES, type Category, type Change } from '../../protocol/document.ts';
import type { JobState } from '../../protocol/fold/state.ts';
import type { Row, SqlValue } from '../../store/driver.ts';

/** A decision as it is stored. */
export interface StoredDecision {
  readonly decision: Decision;
  readonly pass: number;
  /** At its pass: a pass that runs again makes other changes under the same ids. */
  readonly attempt: number;
  readonly rule: string;
  readonly category: Category;
  /** ms since 1970. */
  readonly at: number;
  readonly learned: boolean;
}

/** What is stored about a job's changes, by change id. */
export type StoredDecisions = ReadonlyMap<string, StoredDecision>;

/** A change and what is stored about it; null = nothing. */
export type DecisionMove = readonly [change: string, stored: StoredDecision | null];

/** The decisions that are about changes as they are now: a view, for of one document there may be very many. */
export function standingDecisions(state: Pick<JobState, 'passes'>, stored: StoredDecisions): Decisions {
  const attempts = attemptsOf(state);
  const get = (id: string) => {
    const found = stored.get(id);
    return found && attempts.get(found.pass) === found.attempt ? found.decision : undefined;
  };
  return { get, has: (id) => get(id) !== undefined };
}

/** The attempt that each pass is at, by its number. */
export function attemptsOf({ passes }: Pick<JobState, 'passes'>): ReadonlyMap<number, number> {
  return new Map(passes.map(({ pass, attempt }) => [pass, attempt]));
}

/** What is stored when a change is decided. */
export function storedDecision(
  { pass, rule, category }: Change,
  decision: Decision,
  attempts: ReadonlyMap<number, number>,
  at: number,
): StoredDecision {
  return { decision, pass, attempt: attempts.get(pass) ?? 0, rule, category, at, learned: true };
}

/** The columns that `storedRow` reads and `moveRow` writes. */
export const STORED = 'change, decision, pass, attempt, rule, category, at, learned';

/** The change’s id, and what is stored about it. */
export function storedRow([change, decision, pass, attempt, rule, category, at, learned]: Row): readonly [
  string,
  StoredDecision,
] {
  const stored = {
    decision: decision === 'accepted' ? ('accepted' as const) : ('rejected' as const),
    pass: Number(pass),
    attempt: Number(attempt),
    rule: String(rule),
    category: CATEGORIES.find((known) => known === category) ?? 'style',
    at: Number(at),
    learned: learned === 1,
  };
  return [String(change), stored];
}

/** A move in the order of `STORED`; a change of which nothing is stored alone. */
export function moveRow([change, stored]: DecisionMove): SqlValue[] {
  if (!stored) return [change];
  const { decision, pass, attempt, rule, category, at, learned } = stored;
  return [change, decision, pass, attempt, rule, category, at, learned ? 1 : 0];
}
