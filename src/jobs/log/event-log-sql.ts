import type { JobEvent } from '../../protocol/events.ts';
import type { JobStatus } from '../../protocol/status.ts';
import type { SqlValue, Statement } from '../../store/driver.ts';

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

/** Deletes the streamed text of a block: it is complete, or begun again. */
export function withoutContent(job: string, { pass, block }: { pass: number; block: string }): Statement {
  return { sql: 'delete from events where job = ? and part = ?', params: [job, `${pass}.${block}`] };
}

/** Comes after `moveJob` and after the unit's earlier events: `changes()` says whether the statement before did its work. */
export function insertEvent({ job, after, chainedAfter, event, data, at }: Insert): Statement {
  if (event.type === 'content') {
    const part = `${event.data.pass}.${event.data.block}`;
    return { sql: INSERT_CONTENT, params: [job, event.type, at, data, part, after] };
  }
  const params = [job, event.type, at, data, null, after];
  return chainedAfter === null
    ? { sql: INSERT_FIRST, params }
    : { sql: INSERT_CHAINED, params: [...params, chainedAfter] };
}

const INSERT_CONTENT = insertText('null');
const INSERT_FIRST = insertText('(select prior from jobs where id = ?1)');
const INSERT_CHAINED = insertText('(select head - ?7 from jobs where id = ?1)');

function insertText(prev: string): string {
  return (
    'insert into events (job, seq, prev, type, at, data, part) values ' +
    `(?1, (select head - ?6 from jobs where id = ?1 and changes() = 1), ${prev}, ?2, ?3, ?4, ?5)`
  );
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

/**
 * Sets only what changes: SQLite writes the entries of every index on a column that is set, changed or not. The text of
 * each kind of update is made once: it is looked up by its hash with every append.
 */
export function moveJob(update: JobUpdate): Statement {
  const { job, guard, count, chain, status, terminal, started, elapsed, claim, at } = update;
  const condition = conditionOf(guard);
  const params: SqlValue[] = [job, count];
  if (guard.by === 'runner') params.push(guard.fence);
  if (guard.by !== 'status' && guard.head !== undefined) params.push(guard.head);
  const known = params.length;
  if (chain > 0) params.push(chain);
  if (status) params.push(status);
  const ran = Math.round(elapsed);
  if (ran > 0) params.push(ran);
  if (started) params.push(at);
  if (terminal) params.push(at);
  const kind =
    Number(chain > 0) + 2 * Number(!!status) + 4 * Number(claim) + 8 * Number(ran > 0) + 16 * Number(started);
  const sets = kind + 32 * Number(!!terminal);
  return { sql: (condition.moves[sets] ??= moveText(condition.sql, sets, known)), params };
}

/** What may be set beside the head, by the bit that asks for it; each takes one parameter but the claim. */
const SETS: readonly ((value: string) => string)[] = [
  (value) => `chain = head + ${value}`,
  (value) => `status = ${value}`,
  () => 'fence = fence + 1',
  (value) => `elapsed = elapsed + ${value}`,
  (value) => `started_at = coalesce(started_at, ${value})`,
  (value) => `ended_at = coalesce(ended_at, ${value})`,
];
const CLAIM = 2;

function moveText(condition: string, sets: number, known: number): string {
  let last = known;
  const texts = SETS.flatMap((set, bit) => {
    if ((sets & (1 << bit)) === 0) return [];
    if (bit !== CLAIM) last += 1;
    return [set(`?${last}`)];
  });
  const all = ['head = head + ?2', 'prior = chain', ...texts].join(', ');
  return `update jobs set ${all} where id = ?1 and ${condition} returning head, fence, prior`;
}

/** A guard's condition, whose parameters begin at the third, and the updates under it that were made so far. */
interface Condition {
  readonly sql: string;
  readonly moves: (string | undefined)[];
}

type Statuses = readonly JobStatus[];

const UNDER_FENCE = new WeakMap<Statuses, Condition>();
const UNDER_FENCE_AND_HEAD = new WeakMap<Statuses, Condition>();
const IN_STATUS = new WeakMap<Statuses, Condition>();
const UNDER_HEAD: Condition = { sql: 'head = ?3', moves: [] };

function conditionOf(guard: Guard): Condition {
  if (guard.by === 'head') return UNDER_HEAD;
  const { statuses } = guard;
  const [known, before] =
    guard.by === 'status'
      ? [IN_STATUS, '']
      : guard.head === undefined
        ? [UNDER_FENCE, 'fence = ?3 and ']
        : [UNDER_FENCE_AND_HEAD, 'fence = ?3 and head = ?4 and '];
  let condition = known.get(statuses);
  if (!condition) {
    condition = { sql: before + oneOf(statuses), moves: [] };
    known.set(statuses, condition);
  }
  return condition;
}

/** As words of the SQL text, which is the same for every append of a kind: a parameter is copied each time. */
function oneOf(statuses: Statuses): string {
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
