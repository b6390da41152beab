import type { JobStatus } from '../protocol/status.ts';
import { STATUSES } from '../protocol/status.ts';
import type { SqlValue, Statement } from '../store/driver.ts';
import type { FacetPair, JobFilter, NumberRange } from './job-facets.ts';

/** How many jobs are in each status. Of a kind and strategy together, at most `MOST_COUNTED` of a status are counted. */
export type JobCounts = Readonly<Record<JobStatus, number>>;

/** Counting more would take as long as there are jobs, and nobody reads the figure. */
export const MOST_COUNTED = 1_000;
/** Compounds have 500 members at most. */
const MOST_BRANCHES = 450;

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
  const statements: Statement[] = [];
  const size = Math.floor(MOST_BRANCHES / status.length);
  for (let start = 0; start < pairs.length; start += size) {
    const params = [...base];
    const branches = pairs.slice(start, start + size).flatMap(({ kind, strategy }) => {
      const [k, s] = [params.push(kind), params.push(strategy)];
      return status.map(
        (one) =>
          `select '${one}', count(*) from (select 1 from jobs indexed by jobs_by_facets ` +
          `where principal = ?1 and kind = ?${k} and strategy = ?${s} and status = '${one}' and ${range} ` +
          `limit ${MOST_COUNTED})`,
      );
    });
    statements.push({ sql: branches.join(' union all '), params });
  }
  return statements;
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
