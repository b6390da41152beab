import type { Statement } from '../../store/driver.ts';

const SPAN_BITS = 9;
const SPAN = 2 ** SPAN_BITS;

/** Notes when a job was accepted; comes after the row of the job. */
export function noteSpan(job: string): Statement {
  return {
    sql:
      `insert into job_spans select number >> ${SPAN_BITS}, created_at, created_at from jobs where id = ?1 ` +
      'on conflict (span) do update set low = min(low, excluded.low), high = max(high, excluded.high)',
    params: [job],
  };
}

/**
 * Between which numbers all jobs stand that were accepted from `from` to `to`, in ms since 1970: a span more at either
 * end, and right whatever the clock did. Without such jobs both columns are NULL.
 */
export function spanRange(from: number, to: number): Statement {
  const touched = 'from job_spans where high >= ?1 and low <= ?2';
  return {
    sql:
      `select (select span * ${SPAN} ${touched} order by span limit 1), ` +
      `(select span * ${SPAN} + ${SPAN - 1} ${touched} order by span desc limit 1)`,
    params: [from, to],
  };
}
