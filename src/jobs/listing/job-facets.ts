import type { JobStatus } from '../../protocol/status.ts';
import { STATUSES } from '../../protocol/status.ts';
import type { SqlValue, Statement } from '../../store/driver.ts';

/** Which jobs a list holds. Times in ms since 1970, both included; `text` is looked for in the titles. */
export interface JobFilter {
  readonly status?: readonly JobStatus[] | undefined;
  readonly kind?: string | undefined;
  readonly strategy?: string | undefined;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  readonly text?: string | undefined;
}

/** A kind and a strategy that jobs of a principal have together. */
export interface FacetPair {
  readonly kind: string;
  readonly strategy: string;
}

/** Newest numbers that belong to a list. */
export interface FoundJobs {
  readonly numbers: readonly number[];
  /** The number below which nothing was looked at; undefined when everything was. */
  readonly below?: number;
}

/** Numbers, both included. */
export interface NumberRange {
  readonly low: number;
  readonly high: number;
}

/**
 * Hops through the index from pair to pair, however many jobs each has. In two steps, for `(kind, strategy) > (…)` would
 * read every job of the pair it stands at.
 */
export function facetPairs(principal: string): Statement {
  const next = (where: string) =>
    '(select number from jobs indexed by jobs_by_facets ' +
    `where principal = ?1${where} order by kind, strategy limit 1)`;
  const following = `coalesce(${next(' and kind = pair.kind and strategy > pair.strategy')}, ${next(' and kind > pair.kind')})`;
  return {
    sql:
      `with recursive pair (kind, strategy) as (select kind, strategy from jobs where number = ${next('')} union all ` +
      `select jobs.kind, jobs.strategy from pair cross join jobs on jobs.number = ${following}) ` +
      'select kind, strategy from pair',
    params: [principal],
  };
}

/** Compounds have 500 members at most. */
const MOST_BRANCHES = 450;

/**
 * The newest numbers of a principal's jobs that a filter lets through, its text apart. Each kind, strategy and status
 * is a branch that runs through the index in the order of numbers, and SQLite merges them as far as the limit.
 *
 * @param pairs the pairs that the filter lets through; undefined when it names no kind, strategy or status.
 * @returns more than one when there are too many branches for a statement: the newest of all of them together count.
 */
export function facetNumbers(
  principal: string,
  { status = STATUSES, from, to }: JobFilter,
  pairs: readonly FacetPair[] | undefined,
  { low, high }: NumberRange,
  limit: number,
): Statement[] {
  const timed = from !== undefined || to !== undefined;
  const base: SqlValue[] = [principal, low, high, limit, ...(timed ? [from ?? 0, to ?? Number.MAX_SAFE_INTEGER] : [])];
  const range = `number between ?2 and ?3${timed ? ' and created_at between ?5 and ?6' : ''}`;
  if (!pairs) {
    const sql = `select number from jobs indexed by jobs_by_principal where principal = ?1 and ${range}`;
    return [{ sql: `${sql} order by number desc limit ?4`, params: base }];
  }
  return branchStatements(pairs, status, base, {
    branch: (job) => `select number from jobs indexed by jobs_by_facets where ${job} and ${range}`,
    after: ' order by number desc limit ?4',
  });
}

/** How a branch is written, from the condition for its jobs, and what stands behind all of them. */
interface BranchSql {
  branch(job: string, status: JobStatus): string;
  readonly after?: string;
}

/**
 * A branch for each kind, strategy and status, in as many statements as they take.
 *
 * @param base the parameters before those of the branches: the first is the principal
 */
export function branchStatements(
  pairs: readonly FacetPair[],
  status: readonly JobStatus[],
  base: readonly SqlValue[],
  { branch, after = '' }: BranchSql,
): Statement[] {
  const statements: Statement[] = [];
  const size = Math.floor(MOST_BRANCHES / status.length);
  for (let start = 0; start < pairs.length; start += size) {
    const params = [...base];
    const branches = pairs.slice(start, start + size).flatMap(({ kind, strategy }) => {
      const [k, s] = [params.push(kind), params.push(strategy)];
      const jobs = `principal = ?1 and kind = ?${k} and strategy = ?${s}`;
      return status.map((one) => branch(`${jobs} and status = '${one}'`, one));
    });
    statements.push({ sql: branches.join(' union all ') + after, params });
  }
  return statements;
}
