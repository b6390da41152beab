import { Turns } from '../../documents/turns.ts';
import { type Decision, type Decisions, NO_DECISIONS } from '../../protocol/review/decisions.ts';
import type { Change } from '../../protocol/document.ts';
import { replayText, type WhichChanges } from '../../protocol/review/replay.ts';
import type { ChangeFilter, ReviewedChange } from '../../protocol/review/reviewed-change.ts';
import type { JobState } from '../../protocol/fold/state.ts';
import type { Folds } from '../log/folds.ts';
import type { JobRow, JobTable } from '../job-table.ts';
import { OneByOne } from '../one-by-one.ts';
import type { Tell } from '../tell.ts';
import { changeList, type ChangePlace } from './change-list.ts';
import type { BookPage, DecisionBook } from './decision-book.ts';
import { attemptsOf, storedDecision, type DecisionMove, standingDecisions } from './stored-decision.ts';

interface Parts {
  readonly folds: Folds;
  readonly table: JobTable;
  readonly book: DecisionBook;
  readonly tell: Tell;
  /** ms since 1970. */
  readonly now: () => number;
}

/** What is to be decided, of which changes. */
export interface Verdict {
  /** Change ids, or what the changes have in common. */
  readonly of: { readonly ids: readonly string[] } | { readonly filter: ChangeFilter };
  readonly decision: Decision | 'none';
  /** The `decisions_rev` that the person saw; where another one stands, nothing is changed. */
  readonly expectedRev?: number | undefined;
  /** False: it says nothing about how the person stands to the rules. Else one thing of each rule. */
  readonly learned?: boolean;
  /** Under a cause that is known nothing is decided: the answer is the one it got. */
  readonly cause?: string | undefined;
}

/** What came of it. `stale`: another rev stands. `unknown`: no changes of the job. `many`: more than are taken at once. */
export type Reviewed =
  | { readonly ok: true; readonly rev: number; readonly changed: number }
  | { readonly ok: false; readonly reason: 'gone' | 'nothing' | 'busy' }
  | { readonly ok: false; readonly reason: 'stale'; readonly rev: number }
  | { readonly ok: false; readonly reason: 'unknown'; readonly ids: readonly string[] }
  | { readonly ok: false; readonly reason: 'many'; readonly most: number };

/** A page of the list of changes. */
export interface ChangePage {
  readonly items: readonly ReviewedChange[];
  /** The place of the last one; undefined when no more follow. */
  readonly last: ChangePlace | undefined;
  readonly rev: number;
}

/** Decides on what stands; undefined: it was decided on a rev that is gone. */
type Action = (look: { state: JobState; page: BookPage; decisions: Decisions }) => Promise<Reviewed | undefined>;

/** Changes that one action may change. */
export const MOST_DECIDED = 20_000;
/** How often an action is tried again because another was faster. */
const TRIES = 20;

/** A job's changes and what people decide of them, while it runs and after its end. */
export class Review {
  readonly #parts: Parts;
  readonly #acting = new OneByOne();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async list(row: JobRow, filter: ChangeFilter, limit: number, after?: ChangePlace): Promise<ChangePage> {
    const { state, page, decisions } = await this.#look(row);
    const found = [];
    for await (const entry of changeList(state, decisions, filter, after)) {
      found.push(entry);
      if (found.length > limit) break;
    }
    const last = found.length > limit ? found[limit - 1]?.place : undefined;
    return { items: found.slice(0, limit).map(({ change }) => change), last, rev: page.rev };
  }

  /** Stores a decision; said again it changes nothing. Told to whoever watches once it is stored. */
  async decide(job: string, verdict: Verdict): Promise<Reviewed> {
    return this.#act(job, async ({ state, page, decisions }) => {
      const { decision, expectedRev, learned = true, cause } = verdict;
      const known = cause === undefined ? undefined : await this.#parts.book.caused(job, cause);
      if (known !== undefined) return { ok: true, rev: page.rev, changed: known };
      const chosen = await choose(state, decisions, verdict.of);
      if ('unknown' in chosen) return { ok: false, reason: 'unknown', ids: chosen.unknown };
      const due = chosen.changes.filter(({ id }) => (decisions.get(id) ?? 'none') !== decision);
      if (due.length === 0) return { ok: true, rev: page.rev, changed: 0 };
      if (expectedRev !== undefined && expectedRev !== page.rev) return { ok: false, reason: 'stale', rev: page.rev };
      if (due.length > MOST_DECIDED) return { ok: false, reason: 'many', most: MOST_DECIDED };
      const [attempts, at] = [attemptsOf(state), this.#parts.now()];
      // An action says one thing of a rule, however many of its changes it decides: “reject all” is no habit.
      const spoken = new Set<string>();
      const moves = due.map((change): DecisionMove => {
        if (decision === 'none') return [change.id, null];
        const teaches = learned && !spoken.has(change.rule);
        spoken.add(change.rule);
        return [change.id, { ...storedDecision(change, decision, attempts, at), learned: teaches }];
      });
      const after = await this.#parts.book.act(state, page, moves, cause);
      return after && { ok: true, rev: after.rev, changed: moves.length };
    });
  }

  /** Takes the newest action back that was not taken back yet. */
  async undo(job: string, expectedRev: number | undefined): Promise<Reviewed> {
    return this.#act(job, async ({ state, page }) => {
      if (expectedRev !== undefined && expectedRev !== page.rev) return { ok: false, reason: 'stale', rev: page.rev };
      const undone = await this.#parts.book.undo(state, page);
      if (undone === 'nothing') return { ok: false, reason: 'nothing' };
      return undone && { ok: true, rev: undone.page.rev, changed: undone.changed };
    });
  }

  /** The decisions on a job's changes as they stand. */
  async decisions(job: string, state: JobState): Promise<Decisions> {
    const row = await this.#parts.table.find(job);
    if (!row) return NO_DECISIONS;
    const { stored } = await this.#parts.book.read(row);
    return standingDecisions(state, stored);
  }

  /** The document under the decisions that stand. */
  async text(row: JobRow, state: JobState, which: WhichChanges): Promise<string> {
    const { stored } = await this.#parts.book.read(row);
    const decisions = standingDecisions(state, stored);
    const turns = new Turns();
    const parts = [state.lead];
    for (const block of state.blocks) {
      parts.push(replayText(block, decisions, which), block.gap);
      await turns.spendOn(block);
    }
    return parts.join('');
  }

  async #look(row: JobRow) {
    const page = await this.#parts.book.read(row);
    const state = await this.#parts.folds.current(row.id);
    return { state, page, decisions: standingDecisions(state, page.stored) };
  }

  /** One after the other, so that many clicks at once need not be tried again and again. */
  #act(job: string, action: Action): Promise<Reviewed> {
    return this.#acting.run(job, () => this.#try(job, action));
  }

  async #try(job: string, action: Action): Promise<Reviewed> {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const row = await this.#parts.table.find(job);
      if (!row) return { ok: false, reason: 'gone' };
      const done = await action(await this.#look(row));
      if (done?.ok && done.changed > 0) this.#parts.tell(job, { type: 'decisions', data: { rev: done.rev } });
      if (done) return done;
    }
    return { ok: false, reason: 'busy' };
  }
}

async function choose(
  state: JobState,
  decisions: Decisions,
  of: Verdict['of'],
): Promise<{ readonly changes: readonly Change[] } | { readonly unknown: readonly string[] }> {
  if ('filter' in of) {
    const changes: Change[] = [];
    for await (const { change } of changeList(state, decisions, of.filter)) changes.push(change);
    return { changes };
  }
  const wanted = new Set(of.ids);
  const changes: Change[] = [];
  const turns = new Turns();
  for (const block of state.blocks) {
    for (const change of block.changes) if (wanted.delete(change.id)) changes.push(change);
    await turns.spend(16 + 16 * block.changes.length);
  }
  return wanted.size > 0 ? { unknown: [...wanted] } : { changes };
}
