import { reduce } from '../protocol/reduce.ts';
import { type JobState, initialState } from '../protocol/state.ts';
import type { Store } from '../store/store.ts';
import type { Bus, Doorbell } from './bus.ts';
import type { EventLog } from './event-log.ts';
import { rowEvent } from './log-row.ts';

const PAGE = 1_000;
/** Folds kept beside the pinned ones. */
const KEPT = 64;

interface Entry {
  state: JobState;
  /** The highest head that was heard of. */
  head: number;
  pins: number;
  reading: Promise<void> | undefined;
  /** There may be rows that this fold lacks: it is reading, or that has failed. */
  behind: boolean;
}

/**
 * The folded state of jobs, in memory. A fold moves only when rows are committed: by the doorbell's own rows while
 * they follow on, else by reading the log.
 */
export class Folds {
  readonly #entries = new Map<string, Entry>();
  readonly #log: EventLog;
  readonly #store: Store;

  constructor(log: EventLog, store: Store, bus: Bus) {
    this.#log = log;
    this.#store = store;
    bus.subscribe((message) => message.kind === 'doorbell' && this.#hear(message));
  }

  /** The state at the log's head. */
  async current(job: string): Promise<JobState> {
    const entry = this.#entry(job);
    if (entry.behind && !entry.reading) this.#read(job, entry);
    await entry.reading;
    return entry.state;
  }

  /** Keeps a job's fold in memory and moving until it is let go. */
  pin(job: string): { current: () => JobState; release: () => void } {
    const entry = this.#entry(job);
    entry.pins += 1;
    return { current: () => entry.state, release: () => void (entry.pins -= 1) };
  }

  /** Reads the log for what no doorbell told of. */
  async refresh(job: string): Promise<void> {
    const entry = this.#entry(job);
    if (!entry.reading) this.#read(job, entry);
    await entry.reading;
  }

  forget(job: string): void {
    this.#entries.delete(job);
  }

  /** Least recently asked for goes first; whoever needs it again reads the log again. */
  #entry(job: string): Entry {
    const known = this.#entries.get(job);
    const entry = known ?? { state: initialState(job), head: 0, pins: 0, reading: undefined, behind: false };
    this.#entries.delete(job);
    this.#entries.set(job, entry);
    if (!known) this.#read(job, entry);
    for (const [oldest, { pins }] of this.#entries) {
      if (this.#entries.size <= KEPT) break;
      if (pins === 0 && oldest !== job) this.#entries.delete(oldest);
    }
    return entry;
  }

  #read(job: string, entry: Entry): void {
    entry.behind = true;
    entry.reading = this.#catchUp(job, entry).catch((error: unknown) => {
      entry.reading = undefined;
      throw error;
    });
    entry.reading.catch(() => undefined);
  }

  async #catchUp(job: string, entry: Entry): Promise<void> {
    if (entry.state.seq === 0) entry.state = (await this.#trimmed(job)) ?? entry.state;
    for (;;) {
      const heard = entry.head;
      const rows = await this.#log.read(job, entry.state.seq, PAGE);
      for (const row of rows) entry.state = reduce(entry.state, rowEvent(row));
      const nothing = rows.length === 0 && heard === entry.head;
      if (rows.length < PAGE && (nothing || entry.state.seq >= entry.head)) break;
    }
    // In the same breath as the look at what was heard: a doorbell in between would be nobody's.
    entry.reading = undefined;
    entry.behind = false;
  }

  async #trimmed(job: string): Promise<JobState | undefined> {
    const sql = 'select state from final_states where job = ?';
    const [row] = await this.#store.query({ sql, params: [job] });
    return row ? JSON.parse(String(row[0])) : undefined;
  }

  #hear({ job, head, rows }: Doorbell): void {
    const entry = this.#entries.get(job);
    if (!entry) return;
    entry.head = Math.max(entry.head, head);
    if (entry.reading) return;
    const first = rows?.[0];
    if (!entry.behind && first && first.seq <= entry.state.seq + 1) {
      entry.state = rows.reduce((fold, row) => reduce(fold, rowEvent(row)), entry.state);
    } else this.#read(job, entry);
  }
}
