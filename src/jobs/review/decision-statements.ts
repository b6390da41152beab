import { ruleStatements } from '../../analytics/rollup.ts';
import { RuleSums } from '../../analytics/rule-sums.ts';
import type { PlannedPass } from '../../protocol/events.ts';
import type { JobState } from '../../protocol/fold/state.ts';
import type { Statement } from '../../store/driver.ts';
import { moveLines } from './move-lines.ts';
import { type DecisionMove, STORED, type StoredDecision, type StoredDecisions } from './stored-decision.ts';

/** What has to be known of a job to store decisions on its changes. */
export interface ReviewedJob extends Pick<JobState, 'job' | 'route' | 'accepted'> {
  readonly passes: readonly PlannedPass[];
}

/** A rev that has moved on becomes NULL, which the table refuses, and so the unit falls. */
export function raiseStatement(job: string, rev: number): Statement {
  return {
    sql:
      'update jobs set decisions_rev = case when decisions_rev = ?2 then decisions_rev + 1 end where id = ?1 ' +
      'returning decisions_rev',
    params: [job, rev],
  };
}

/**
 * What the moves are to the rollups, in the commit that makes them and in which `stored` must hold: every decision
 * counts once as it stands.
 */
export function countStatements(
  { job, passes }: ReviewedJob,
  stored: StoredDecisions,
  moves: readonly DecisionMove[],
): Statement[] {
  const names = new Map(passes.map(({ pass, name }) => [pass, name]));
  const sums = new RuleSums();
  const count = ({ pass: number, category, rule, decision }: StoredDecision, by: number) => {
    const pass = names.get(number) ?? String(number);
    sums.add({ pass, category, rule }, decision === 'accepted' ? 'kept' : 'rejected', by);
  };
  for (const [change, after] of moves) {
    const before = stored.get(change);
    if (before) count(before, -1);
    if (after) count(after, 1);
  }
  return ruleStatements(job, sums);
}

/** By way of the job's row: what is written about a job that was deleted meanwhile is nothing. */
export async function moveStatements(of: ReviewedJob, moves: readonly DecisionMove[]): Promise<Statement[]> {
  const kept = await moveLines(moves.filter(([, stored]) => stored));
  const gone = await moveLines(moves.filter(([, stored]) => !stored));
  return [...kept.map((line) => write(of, line)), ...gone.map((line) => remove(of, line))];
}

/** Decisions that are back as they were say nothing again about a rule that their person has begun anew with since. */
export function unlearnStatement(job: string): Statement {
  return {
    sql:
      'update decisions as d set learned = 0 where job = ? and learned = 1 and exists (select 1 from rule_resets r ' +
      "where r.principal = d.principal and r.rule in ('', d.rule) and r.at >= d.at)",
    params: [job],
  };
}

function write({ job, route, accepted }: ReviewedJob, line: string): Statement {
  const columns = STORED.split(', ');
  const members = columns.map((_, index) => `e.value ->> ${index}`);
  const updates = columns.slice(1).map((column) => `${column} = excluded.${column}`);
  return {
    sql:
      `insert into decisions (job, principal, strategy, ${STORED}) ` +
      `select j.id, j.principal, ?3, ${members.join(', ')} from jobs j, json_each(?2) e where j.id = ?1 ` +
      `on conflict (job, change) do update set ${updates.join(', ')}`,
    // Of a strategy that picks another one it is the other that the person decides about.
    params: [job, line, route?.to ?? accepted?.strategy ?? ''],
  };
}

function remove({ job }: ReviewedJob, line: string): Statement {
  const sql = 'delete from decisions where job = ?1 and change in (select value ->> 0 from json_each(?2))';
  return { sql, params: [job, line] };
}
