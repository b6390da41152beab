import type { JobEvent } from '../protocol/events.ts';
import type { JobStatus } from '../protocol/status.ts';
import type { Statement } from '../store/driver.ts';

/**
 * The condition under which a writer may append, as SQL over the job's row. A guard that does not hold makes the new
 * row's `seq` NULL, which the table refuses: so the whole unit falls, with no transaction left open to decide in.
 */
export type Guard =
  | { readonly by: 'runner'; readonly fence: number; readonly statuses: readonly JobStatus[] }
  | { readonly by: 'status'; readonly statuses: readonly JobStatus[] }
  /** Nobody has written since: what was computed from the fold at `head` still holds. */
  | { readonly by: 'head'; readonly head: number };

interface Insert {
  readonly job: string;
  readonly guard: Guard;
  /** 1 for the unit's first event. */
  readonly offset: number;
  /** The offset of the unit's last event that is not `content`; null = look at the job's row. */
  readonly chain: number | null;
  readonly event: JobEvent;
  readonly data: string;
  readonly at: number;
}

export function insertEvent({ job, guard, offset, chain, event, data, at }: Insert): Statement {
  const { sql: condition, params } = conditionOf(guard);
  const content = event.type === 'content';
  const prev = content ? 'null' : chain === null ? 'chain' : `head + ${chain}`;
  const part = content ? `${event.data.pass}.${event.data.block}` : null;
  return {
    sql:
      'insert into events (job, seq, prev, type, at, data, part) values (?, ' +
      `(select head + ${offset} from jobs where id = ? and ${condition}), ` +
      `(select ${prev} from jobs where id = ?), ?, ?, ?, ?) returning seq, prev`,
    params: [job, job, ...params, job, event.type, at, data, part],
  };
}

interface Move {
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

export function moveJob(move: Move): Statement {
  const { sql: condition, params } = conditionOf(move.guard);
  const chain = move.chain > 0 ? `head + ${move.chain}` : 'chain';
  return {
    sql:
      `update jobs set head = head + ?, chain = ${chain}, status = coalesce(?, status), fence = fence + ?, ` +
      'elapsed = elapsed + ?, started_at = coalesce(started_at, ?), ended_at = coalesce(ended_at, ?) ' +
      `where id = ? and ${condition} returning head, fence`,
    params: [
      move.count,
      move.status ?? null,
      move.claim ? 1 : 0,
      Math.round(move.elapsed),
      move.started ? move.at : null,
      move.terminal ? move.at : null,
      move.job,
      ...params,
    ],
  };
}

function conditionOf(guard: Guard): { sql: string; params: (string | number)[] } {
  switch (guard.by) {
    case 'runner':
      return { sql: `fence = ? and ${oneOf(guard.statuses)}`, params: [guard.fence, ...guard.statuses] };
    case 'status':
      return { sql: oneOf(guard.statuses), params: [...guard.statuses] };
    case 'head':
      return { sql: 'head = ?', params: [guard.head] };
  }
}

function oneOf(statuses: readonly JobStatus[]): string {
  return `status in (${statuses.map(() => '?').join(', ')})`;
}
