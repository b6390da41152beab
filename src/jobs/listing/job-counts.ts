import type { JobStatus } from '../../protocol/status.ts';
import { STATUSES } from '../../protocol/status.ts';
import type { SqlValue, Statement } from '../../store/driver.ts';
import { branchStatements, type FacetPair, type JobFilter, type NumberRange } from './job-facets.ts';

/** How many jobs are in each status. Of a kind and strategy together, at most `MOST_COUNTED` of a status are counted. */
export type JobCounts = Readonly<Record<JobStatus, number>>;

/** Counting more would take as long as there are jobs, and nobody reads the figure. */
export const MOST_COUNTED = 1_000;

/** Counts a principal's jobs by status, each kind and strategy by its index. Rows are a status and its number. */
export function countStatements(
  principal: string,
  { status = STATUSES, from, to }: Pick<JobFilter, 'status' | 'from' | 'to'>,
  pairs: readonly FacetPair[],
  { low, high }: NumberRange,
): Statement[] {
  const timed = from !== undefined || to !== undefined;
  const base: SqlValue[] = [principal, low, high, ...(timed ? [from ?? 0, to ?? Number.MAX_SAFE_INTEGER] : [])];
  const range = `number between ?2 and ?3${timed ? ' and created_at between ?4 and ?5' : ''}`;
  return branchStatements(pairs, status, base, {
    branch: (job, one) =>
      `select '${one}', count(*) from ` +
      `(select 1 from jobs indexed by jobs_by_facets where ${job} and ${range} limit ${MOST_COUNTED})`,
  });
}

/** Nothing counted yet. */
export function noCounts(): Record<JobStatus, number> {
  return {
    queued: 0,
    running: 0,
    pausing: 0,
    paused: 0,
    awaiting_input: 0,
    cancelling: 0,
    completed: 0,
    failed: 0,
    cancelled: 0,
  };
}
