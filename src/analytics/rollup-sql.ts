import type { SqlValue, Statement } from '../store/driver.ts';

/**
 * Every figure is counted in the day and in the month in which its job was accepted, so that a long time is read month by
 * month; and once more in the day with all kinds and strategies together, so that a long series is read day by day.
 */
const PERIODS = "(select 'd%Y-%m-%d' as form, 1 as named union all select 'm%Y-%m', 1 union all select 't%Y-%m-%d', 0)";
const RULE_PERIODS = "(select 'd%Y-%m-%d' as form union all select 'm%Y-%m')";
const PERIOD = "strftime(form, created_at / 1000, 'unixepoch')";

type JobCounter =
  'accepted' | 'applied' | 'suggested' | 'kept' | 'rejected' | 'input_tokens' | 'output_tokens' | 'cost';

/** Adds to the counters of a job's periods. A job that is not there counts nowhere. */
export function addToJob(job: string, counts: Partial<Readonly<Record<JobCounter, number>>>): Statement {
  const columns = Object.keys(counts);
  const values = columns.map((_, index) => `?${index + 2}`);
  const sums = columns.map((column) => `${column} = ${column} + excluded.${column}`);
  return { sql: intoJobRollups(columns, values, sums), params: [job, ...Object.values(counts)] };
}

/** Counts the end of a job, and its duration in a bucket. */
export function addEnd(job: string, status: 'completed' | 'failed' | 'cancelled', bucket: number): Statement {
  const ms = `${status}_ms`;
  const sums = [`${status} = ${status} + 1`, `${ms} = json_set(${ms}, ?3, coalesce(json_extract(${ms}, ?3), 0) + 1)`];
  const sql = intoJobRollups([status, ms], ['1', 'json_object(?2, 1)'], sums);
  return { sql, params: [job, String(bucket), `$."${bucket}"`] };
}

function intoJobRollups(columns: readonly string[], values: readonly string[], sums: readonly string[]): string {
  return (
    `insert into job_rollups (principal, period, kind, strategy, ${columns.join(', ')}) ` +
    `select principal, ${PERIOD}, iif(named, kind, ''), iif(named, strategy, ''), ${values.join(', ')} from jobs, ${PERIODS} where id = ?1 ` +
    `on conflict (principal, period, kind, strategy) do update set ${sums.join(', ')}`
  );
}

/** What is added to the figures of one rule; `kept` and `rejected` may be negative: a decision that was taken back. */
export interface RuleCounts {
  readonly pass: string;
  readonly category: string;
  readonly rule: string;
  readonly applied: number;
  readonly suggested: number;
  readonly kept: number;
  readonly rejected: number;
}

const RULE_COLUMNS = ['pass', 'category', 'rule', 'applied', 'suggested', 'kept', 'rejected'] as const;
const RULE_SQL =
  `insert into rule_rollups (principal, period, ${RULE_COLUMNS.join(', ')}) ` +
  `select principal, ${PERIOD}, ${RULE_COLUMNS.map((_, index) => `json_extract(value, '$[${index}]')`).join(', ')} ` +
  `from jobs, ${RULE_PERIODS}, json_each(?2) where jobs.id = ?1 ` +
  'on conflict (principal, period, pass, category, rule) do update set ' +
  RULE_COLUMNS.slice(3)
    .map((column) => `${column} = ${column} + excluded.${column}`)
    .join(', ');

/** Adds to the figures of many rules at once. */
export function addToRules(job: string, counts: readonly RuleCounts[]): Statement {
  const rows = counts.map((count): SqlValue[] => RULE_COLUMNS.map((column) => count[column]));
  return { sql: RULE_SQL, params: [job, JSON.stringify(rows)] };
}
