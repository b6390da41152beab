import type { LoggedEvent } from '../../protocol/events.ts';
import { reduceAll } from '../../protocol/fold/reduce.ts';
import { type JobState, initialState } from '../../protocol/fold/state.ts';
import { isTerminal } from '../../protocol/status.ts';
import type { Store } from '../../store/store.ts';
import type { Bus, Doorbell } from '../bus.ts';
import type { EventLog } from './event-log.ts';
import { type LogRow, rowEvent } from './log-row.ts';

/** Rows that are read at once: with the largest of events, no more than some 16 MiB. */
const PAGE = 250;
/** ms of folding after which others have their turn. */
const TURN_MS = 5;
/** What the folds beside the pinned ones may hold, in characters of the logs they were read from. */
const KEPT_CHARS = 32 * 1_024 * 1_024;
/** What a fold holds beside its log. */
const LEAST_CHARS = 2_000;

interface Fold {
  state: JobState;
  /** The highest head that was heard of. */
  head: number;
  pins: number;
  /** Of the log that was folded. */
  chars: number;
  reading: Promise<void> | undefined;
  /** There may be rows that this fold lacks: it is reading, or that has failed. */
  behind: boolean;
}

/**
 * The folded state of jobs, in memory. A fold moves only when rows are committed: by the doorbell's own rows while
 * they follow on, else by reading the log.
 */
export class Folds {
  /** Who was asked for last stands last. */
  readonly #folds = new Map<string, Fold>();
  readonly #log: EventLog;
  readonly #store: Store;
  readonly #keptChars: number;

  constructor(log: EventLog, store: Store, bus: Bus, keptChars = KEPT_CHARS) {
    this.#log = log;
    this.#store = store;
    this.#keptChars = keptChars;
    bus.subscribe((message) => message.kind === 'doorbell' && this.#hear(message));
  }

  /** The state at the log's head. */
  async current(job: string): Promise<JobState> {
    const fold = this.#fold(job);
    if (fold.behind && !fold.reading) this.#read(job, fold);
    await fold.reading;
    return fold.state;
  }

  /** Keeps a job's fold in memory and moving until it is let go. */
  pin(job: string): { current: () => JobState; release: () => void } {
    const fold = this.#fold(job);
    fold.pins += 1;
    return { current: () => fold.state, release: () => void (fold.pins -= 1) };
  }

  /** Reads the log for what no doorbell told of. */
  async refresh(job: string): Promise<void> {
    const fold = this.#fold(job);
    if (!fold.reading) this.#read(job, fold);
    await fold.reading;
  }

  forget(job: string): void {
    this.#folds.delete(job);
  }

  #fold(job: string): Fold {
    const known = this.#folds.get(job);
    const state = initialState(job);
    const fold = known ?? { state, head: 0, pins: 0, chars: LEAST_CHARS, reading: undefined, behind: false };
    this.#folds.delete(job);
    this.#folds.set(job, fold);
    if (!known) this.#read(job, fold);
    return fold;
  }

  /** Least recently asked for goes first; whoever needs it again reads the log again. */
  #makeRoom(): void {
    let chars = 0;
    for (const fold of this.#folds.values()) if (isLoose(fold)) chars += fold.chars;
    // Every job that is opened comes by here, and mostly there is room.
    if (chars <= this.#keptChars) return;
    const loose = [...this.#folds].filter(([, fold]) => isLoose(fold));
    for (const [job, fold] of loose.slice(0, -1)) {
      if (chars <= this.#keptChars) return;
      this.#folds.delete(job);
      chars -= fold.chars;
    }
  }

  #read(job: string, fold: Fold): void {
    fold.behind = true;
    fold.reading = this.#catchUp(job, fold).catch((error: unknown) => {
      fold.reading = undefined;
      throw error;
    });
    fold.reading.then(() => this.#makeRoom()).catch(() => undefined);
  }

  async #catchUp(job: string, fold: Fold): Promise<void> {
    for (;;) {
      const heard = fold.head;
      const rows = await this.#log.read(job, fold.state.seq, PAGE);
      await foldIn(fold, rows);
      if (rows.length === PAGE) continue;
      // No rows, and no end: the log is short, or it was trimmed, before this reading or between two of its pages.
      if (rows.length === 0 && !isTerminal(fold.state.status)) await this.#takeFinal(job, fold);
      const nothing = rows.length === 0 && heard === fold.head;
      if (nothing || fold.state.seq >= fold.head) break;
    }
    // In the same breath as the look at what was heard: a doorbell in between would be nobody's.
    fold.reading = undefined;
    fold.behind = false;
  }

  async #takeFinal(job: string, fold: Fold): Promise<void> {
    const [row] = await this.#store.query({ sql: 'select state from final_states where job = ?', params: [job] });
    if (!row) return;
    const state = String(row[0]);
    fold.state = JSON.parse(state);
    fold.chars = state.length;
  }

  #hear({ job, head, rows }: Doorbell): void {
    const fold = this.#folds.get(job);
    if (!fold) return;
    fold.head = Math.max(fold.head, head);
    if (fold.reading) return;
    const first = rows?.[0];
    if (fold.behind || !first || first.seq > fold.state.seq + 1) return this.#read(job, fold);
    fold.state = reduceAll(fold.state, rows.map(rowEvent));
    fold.chars += charsOf(rows);
  }
}

function isLoose({ pins, reading }: Fold): boolean {
  return pins === 0 && !reading;
}

/** In turns, so that a long log keeps nobody else waiting. */
async function foldIn(fold: Fold, rows: readonly LogRow[]): Promise<void> {
  let turn: LoggedEvent[] = [];
  let began = performance.now();
  for (const row of rows) {
    turn.push(rowEvent(row));
    if (performance.now() - began < TURN_MS && turn.length < PAGE) continue;
    fold.state = reduceAll(fold.state, turn);
    turn = [];
    await new Promise(setImmediate);
    began = performance.now();
  }
  fold.state = reduceAll(fold.state, turn);
  fold.chars += charsOf(rows);
}

function charsOf(rows: readonly LogRow[]): number {
  return rows.reduce((sum, { data }) => sum + data.length, 0);
}
