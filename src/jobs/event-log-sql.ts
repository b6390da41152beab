import type { JobEvent } from '../protocol/events.ts';
import type { JobStatus } from '../protocol/status.ts';
import type { SqlValue, Statement } from '../store/driver.ts';

/**
 * The condition under which a writer may append, as SQL over the job's row. A guard that does not hold leaves the job's
 * row alone, and that makes the new row's `seq` NULL, which the table refuses: so the whole unit falls, with no
 * transaction left open to decide in.
 */
export type Guard =
  | {
      readonly by: 'runner';
      readonly fence: number;
      readonly statuses: readonly JobStatus[];
      /** Nobody has written since, as below. */
      readonly head?: number;
    }
  | { readonly by: 'status'; readonly statuses: readonly JobStatus[] }
  /** Nobody has written since: what was computed from the fold at `head` still holds. */
  | { readonly by: 'head'; readonly head: number };

interface Insert {
  readonly job: string;
  /** How many events of the unit come after this one. */
  readonly after: number;
  /** How many events of the unit come after the one that is its `prev`; null = that is of an earlier unit. */
  readonly chainedAfter: number | null;
  readonly event: JobEvent;
  readonly data: string;
  readonly at: number;
}

/** Comes after `moveJob` and after the unit's earlier events: `changes()` says whether the statement before did its work. */
export function insertEvent({ job, after, chainedAfter, event, data, at }: Insert): Statement {
  const content = event.type === 'content';
  const part = content ? `${event.data.pass}.${event.data.block}` : null;
  const chained = chainedAfter === null ? 'prior' : 'head - ?7';
  const prev = content ? 'null' : `(select ${chained} from jobs where id = ?1)`;
  return {
    sql:
      'insert into events (job, seq, prev, type, at, data, part) values ' +
      `(?1, (select head - ?6 from jobs where id = ?1 and changes() = 1), ${prev}, ?2, ?3, ?4, ?5)`,
    params: [job, event.type, at, data, part, after, ...(content || chainedAfter === null ? [] : [chainedAfter])],
  };
}

interface JobUpdate {
  readonly job: string;
  readonly guard: Guard;
  readonly count: number;
  /** The offset of the last event that is not `content`; 0 = there was none. */
  readonly chain: number;
  readonly status: JobStatus | undefined;
  readonly terminal: JobStatus | undefined;
  readonly started: boolean;
  readonly elapsed: number;
  readonly claim: boolean;
  readonly at: number;
}

/** Sets only what changes: SQLite writes the entries of every index on a column that is set, changed or not. */
export function moveJob({
  job,
  guard,
  count,
  chain,
  status,
  terminal,
  started,
  elapsed,
  claim,
  at,
}: JobUpdate): Statement {
  const { sql: condition, params } = conditionOf(guard, 3);
  const values: SqlValue[] = [job, count, ...params];
  const value = (given: SqlValue) => `?${values.push(given)}`;
  const sets = ['head = head + ?2', 'prior = chain'];
  if (chain > 0) sets.push(`chain = head + ${value(chain)}`);
  if (status) sets.push(`status = ${value(status)}`);
  if (claim) sets.push('fence = fence + 1');
  if (Math.round(elapsed) > 0) sets.push(`elapsed = elapsed + ${value(Math.round(elapsed))}`);
  if (started) sets.push(`started_at = coalesce(started_at, ${value(at)})`);
  if (terminal) sets.push(`ended_at = coalesce(ended_at, ${value(at)})`);
  return {
    sql: `update jobs set ${sets.join(', ')} where id = ?1 and ${condition} returning head, fence, prior`,
    params: values,
  };
}

/** @param at the number of its first parameter. */
function conditionOf(guard: Guard, at: number): { sql: string; params: number[] } {
  switch (guard.by) {
    case 'runner':
      return guard.head === undefined
        ? { sql: `fence = ?${at} and ${oneOf(guard.statuses)}`, params: [guard.fence] }
        : {
            sql: `fence = ?${at} and head = ?${at + 1} and ${oneOf(guard.statuses)}`,
            params: [guard.fence, guard.head],
          };
    case 'status':
      return { sql: oneOf(guard.statuses), params: [] };
    case 'head':
      return { sql: `head = ?${at}`, params: [guard.head] };
  }
}

/** As words of the SQL text, which is the same for every append of a kind: a parameter is copied each time. */
function oneOf(statuses: readonly JobStatus[]): string {
  return `status in (${statuses.map((status) => WORDS[status]).join(', ')})`;
}

const WORDS = {
  queued: "'queued'",
  running: "'running'",
  pausing: "'pausing'",
  paused: "'paused'",
  awaiting_input: "'awaiting_input'",
  cancelling: "'cancelling'",
  completed: "'completed'",
  failed: "'failed'",
  cancelled: "'cancelled'",
} as const satisfies Record<JobStatus, string>;
