import { rollupStatements } from '../../analytics/rollup.ts';
import type { RuleSums } from '../../analytics/rule-sums.ts';
import type { TextFilter } from '../../protocol/frames/cursor.ts';
import { type JobEvent, terminalStatus } from '../../protocol/events.ts';
import type { JobStatus } from '../../protocol/status.ts';
import type { Row, Statement } from '../../store/driver.ts';
import type { Store } from '../../store/store.ts';
import type { Bus } from '../bus.ts';
import { type Guard, insertEvent, moveJob } from './event-log-sql.ts';
import type { LogRow } from './log-row.ts';

/** What else a commit does besides appending. */
export interface Append {
  readonly job: string;
  /** Who may write: without its condition nothing of the unit is stored. */
  readonly guard: Guard;
  readonly events: readonly JobEvent[];
  /** The status the job has afterwards; a terminal event sets its own. */
  readonly status?: JobStatus;
  /** ms of running time to add. */
  readonly elapsed?: number;
  /** True: the claim of a runner. Every earlier runner's fence is stale from then on. */
  readonly claim?: boolean;
  /** Rows that stand or fall with these events, written before them and after. */
  readonly first?: readonly Statement[];
  readonly also?: readonly Statement[];
  /** The changes of the pass that a `pass_complete` among the events closes. */
  readonly closed?: RuleSums | undefined;
}

/** `refused`: the guard's condition did not hold, or another row of the unit was refused (`also`), by its `column`. */
export type Appended =
  | { readonly ok: true; readonly rows: readonly LogRow[]; readonly head: number; readonly fence: number }
  | { readonly ok: false; readonly refused: 'guard' }
  | { readonly ok: false; readonly refused: 'also'; readonly column: string };

/** One append-only log a job: dense seqs from 1, given out in the transaction that inserts the row. */
export class EventLog {
  readonly #store: Store;
  readonly #bus: Bus;
  readonly #now: () => number;

  constructor(store: Store, bus: Bus, now: () => number) {
    this.#store = store;
    this.#bus = bus;
    this.#now = now;
  }

  /**
   * Commits, then publishes. Whoever hears the doorbell can read the rows.
   * @throws StoreError when the database did not take the unit; with the fault `unavailable` it may have all the same.
   */
  async append(unit: Append): Promise<Appended> {
    const at = this.#now();
    const { job, events, first = [], also = [], closed } = unit;
    const payloads = events.map((event) => JSON.stringify(event.data));
    const inserts = insertStatements(job, events, payloads, at);
    const result = await this.#store.atomic([
      ...first,
      moveJob(moveOf(unit, at)),
      ...inserts,
      ...rollupStatements(job, events, closed),
      ...also,
    ]);
    if (!result.ok && result.column !== 'events.seq') return { ok: false, refused: 'also', column: result.column };
    if (!result.ok) return { ok: false, refused: 'guard' };
    const moved = result.rows[first.length]?.[0];
    if (!moved) return { ok: false, refused: 'guard' };
    const [head = 0, fence = 0, prior = 0] = moved.map(Number);
    const rows = committedRows(events, payloads, at, head, prior);
    if (rows.length > 0) this.#bus.publish({ kind: 'doorbell', job, head, rows });
    return { ok: true, rows, head, fence };
  }

  /** Rings for rows whose commit was in doubt when they were written: whoever needs them reads them. */
  announce(job: string, head: number): void {
    this.#bus.publish({ kind: 'doorbell', job, head });
  }

  /** The number of the job's newest claim; undefined when there is no such job. */
  async fence(job: string): Promise<number | undefined> {
    const [row] = await this.#store.query({ sql: 'select fence from jobs where id = ?', params: [job] });
    return row && Number(row[0]);
  }

  /** Rows after `after`, oldest first. `block` leaves `content` out. */
  async read(job: string, after: number, limit: number, text: TextFilter = 'delta'): Promise<LogRow[]> {
    const only = text === 'block' ? " and type <> 'content'" : '';
    const sql = `select type, seq, prev, at, data from events where job = ? and seq > ?${only} order by seq limit ?`;
    const rows = await this.#store.query({ sql, params: [job, after, limit] });
    return rows.map((row) => storedRow(row));
  }
}

function insertStatements(
  job: string,
  events: readonly JobEvent[],
  payloads: readonly string[],
  at: number,
): Statement[] {
  let chainedAfter: number | null = null;
  return events.map((event, index) => {
    const after = events.length - 1 - index;
    const statement = insertEvent({ job, after, chainedAfter, event, data: payloads[index] ?? 'null', at });
    if (event.type !== 'content') chainedAfter = after;
    return statement;
  });
}

function moveOf(unit: Append, at: number) {
  const { job, guard, events, status, elapsed = 0, claim = false } = unit;
  const terminal = events.map(({ type }) => terminalStatus(type)).find((end) => end !== undefined);
  const chain = events.findLastIndex(({ type }) => type !== 'content') + 1;
  const started = events.some(({ type }) => type === 'job_started');
  return { job, guard, count: events.length, chain, status: terminal ?? status, terminal, started, elapsed, claim, at };
}

/** The rows as the commit left them; `prior` is the chain before it. */
function committedRows(
  events: readonly JobEvent[],
  payloads: readonly string[],
  at: number,
  head: number,
  prior: number,
): LogRow[] {
  let chain = prior;
  return events.map((event, index) => {
    const seq = head - events.length + 1 + index;
    const prev = event.type === 'content' ? null : chain;
    if (prev !== null) chain = seq;
    return { seq, prev, type: event.type, at, data: payloads[index] ?? 'null', event };
  });
}

function storedRow([type, seq, prev, at, data]: Row): LogRow {
  return {
    type: String(type),
    seq: Number(seq),
    prev: prev === null ? null : Number(prev),
    at: Number(at),
    data: String(data),
  };
}
