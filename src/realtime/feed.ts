import type { TextFilter } from '../protocol/cursor.ts';
import { type EventData, type Signal, terminalStatus } from '../protocol/events.ts';
import type { JobStatus } from '../protocol/status.ts';
import type { EventLog } from '../jobs/event-log.ts';
import type { Folds } from '../jobs/folds.ts';
import { type LogRow, rowJson } from '../jobs/log-row.ts';
import { Ring } from './ring.ts';
import { snapshotFrames } from './snapshot-frames.ts';

/** Somebody whose position in a feed moves. */
export interface Follower {
  /** Called at most once a turn, after the feed has grown. */
  grown(): void;
  /** A signal was told: `Feed.signalsAfter` has it. */
  signalled(): void;
  /** The server stops: the follower says so to whom it serves, and leaves. */
  draining(): void;
}

export interface Page {
  readonly rows: readonly { readonly seq: number; readonly prev: number | null; readonly json: string }[];
  /** Everything up to here has been read, also where the filter left it out. */
  readonly upTo: number;
  /** Whether there is `content` in it. */
  readonly streamed: boolean;
}

/** The state of a log at `seq`, as `snapshot` frames. */
export interface Snapshot {
  readonly seq: number;
  readonly frames: readonly string[];
}

export interface FeedParts {
  readonly log: EventLog;
  readonly folds: Folds;
  readonly ringBytes: number;
}

/** A signal as it is sent, and which of all that this feed was told it is, from 1. */
export interface ToldSignal {
  readonly nth: number;
  readonly type: Signal['type'];
  readonly json: string;
}

/** Small enough that a reader may hold a page of the largest rows while it is stalled. */
const PAGE_ROWS = 128;
/** Pages that are kept for readers who come back together, until the next sweep. */
const KEPT_PAGES = 16;
/** How many events a snapshot may be old when another reader asks. */
const SNAPSHOT_AGE = 64;

/** What watchers of one job share: the ring of its newest frames, its snapshot, its pages of older ones. */
export class Feed {
  readonly job: string;
  readonly epoch: string;
  readonly ring: Ring;
  readonly followers = new Set<Follower>();
  /** `stream_end`, once the log has ended. */
  end: string | undefined;
  status: JobStatus;
  /** The highest that was heard of. */
  #decisionsRev = 0;
  readonly #parts: FeedParts;
  /** The newest of each type, in the order they were told. */
  readonly #signals = new Map<Signal['type'], ToldSignal>();
  #told = 0;
  readonly #pages = new Map<string, Promise<Page>>();
  #snapshot: { readonly seq: number; readonly made: Promise<Snapshot> } | undefined;
  #scheduled = false;
  #filling: Promise<void> | undefined;
  #heard = 0;

  constructor(parts: FeedParts, row: { id: string; head: number; status: JobStatus }, epoch: string) {
    this.#parts = parts;
    this.job = row.id;
    this.epoch = epoch;
    this.status = row.status;
    this.ring = new Ring(row.head, parts.ringBytes);
  }

  get head(): number {
    return this.ring.head;
  }

  /** The log has grown: `rows` where they are at hand and follow on, else they are read. */
  hear(head: number, rows: readonly LogRow[] = []): void {
    this.#heard = Math.max(this.#heard, head);
    if (!this.#filling && rows.length > 0 && rows.every((row) => this.#push(row))) this.#grown();
    else if (this.head < this.#heard) this.fill().catch(() => undefined);
  }

  /** How many signals there have been. */
  get told(): number {
    return this.#told;
  }

  /** How often decisions on the job's changes have changed. */
  get decisionsRev(): number {
    return this.#decisionsRev;
  }

  /** Somebody who saw the job's row, or a signal, says so. */
  decided(rev: number): void {
    this.#decisionsRev = Math.max(this.#decisionsRev, rev);
  }

  tell(signal: Signal): void {
    const { type } = signal;
    if (signal.type === 'decisions') this.decided(signal.data.rev);
    this.#told += 1;
    this.#signals.delete(type);
    this.#signals.set(type, { nth: this.#told, type, json: JSON.stringify(signal) });
    for (const follower of this.followers) follower.signalled();
  }

  /** The newest of each type that were told after the `nth`. */
  signalsAfter(nth: number): ToldSignal[] {
    return [...this.#signals.values()].filter((signal) => signal.nth > nth);
  }

  /** Reads what the ring lacks up to the log's head. */
  fill(): Promise<void> {
    this.#filling ??= this.#fill();
    return this.#filling;
  }

  async #fill(): Promise<void> {
    try {
      for (;;) {
        const heard = this.#heard;
        const rows = await this.#parts.log.read(this.job, this.head, PAGE_ROWS);
        for (const row of rows) {
          this.ring.skipTo(row.seq - 1);
          this.#push(row);
        }
        const nothing = rows.length === 0 && heard === this.#heard;
        if (rows.length < PAGE_ROWS && (nothing || this.head >= this.#heard)) break;
      }
    } finally {
      this.#filling = undefined;
    }
    this.#grown();
  }

  /** Rows before the ring, read once for everybody who asks at about the same time. */
  page(after: number, text: TextFilter): Promise<Page> {
    const key = `${after}:${text}`;
    const known = this.#pages.get(key);
    if (known) return known;
    const page = this.#read(after, text);
    this.#pages.set(key, page);
    page.then(
      // What was streamed is deleted when its block is complete; every other row stays as it is.
      ({ streamed }) => streamed && this.#pages.delete(key),
      () => this.#pages.delete(key),
    );
    const [oldest] = this.#pages.keys();
    if (this.#pages.size > KEPT_PAGES && oldest !== undefined) this.#pages.delete(oldest);
    return page;
  }

  /** Once a second: lets go of pages and of the snapshot, and reads what was heard of and could not be read. */
  sweep(): void {
    this.#pages.clear();
    this.#snapshot = undefined;
    if (this.head < this.#heard) this.fill().catch(() => undefined);
  }

  async #read(after: number, text: TextFilter): Promise<Page> {
    const { tail } = this.ring;
    const rows = await this.#parts.log.read(this.job, after, PAGE_ROWS, text);
    return {
      rows: rows.map((row) => ({ seq: row.seq, prev: row.prev, json: rowJson(row) })),
      upTo: rows.length < PAGE_ROWS ? tail : 0,
      streamed: rows.some(({ type }) => type === 'content'),
    };
  }

  /** The state, in frames; at the head or so little before it that the ring has the rest. Made once for many. */
  async snapshot(): Promise<Snapshot> {
    const state = await this.#parts.folds.current(this.job);
    if (state.end) this.#ended(state.seq, state.end);
    const recent = this.#snapshot;
    if (recent && recent.seq >= this.ring.tail && state.seq - recent.seq <= SNAPSHOT_AGE) return recent.made;
    const { seq } = state;
    const made = snapshotFrames(state).then((frames) => ({ seq, frames }));
    this.#snapshot = { seq, made };
    return made;
  }

  #push(row: LogRow): boolean {
    if (!this.ring.push(row)) return false;
    if (terminalStatus(row.type)) this.#ended(row.seq, { type: row.type, ...JSON.parse(row.data) });
    else if (row.type === 'state') this.status = JSON.parse(row.data).status;
    return true;
  }

  #ended(seq: number, data: { type: LogRow['type'] } & Pick<EventData['done'], 'text_sha256'>): void {
    const status = terminalStatus(data.type);
    if (!status) return;
    this.status = status;
    this.end = JSON.stringify({
      type: 'stream_end',
      seq,
      status,
      text_sha256: data.text_sha256,
      result: `/v1/jobs/${this.job}/result`,
    });
  }

  #grown(): void {
    this.ring.trim();
    if (this.#scheduled) return;
    this.#scheduled = true;
    queueMicrotask(() => {
      this.#scheduled = false;
      for (const follower of this.followers) follower.grown();
    });
  }
}
