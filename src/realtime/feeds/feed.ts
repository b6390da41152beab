import type { TextFilter } from '../../protocol/frames/cursor.ts';
import { type EventData, type Signal, terminalStatus } from '../../protocol/events.ts';
import type { JobStatus } from '../../protocol/status.ts';
import type { EventLog } from '../../jobs/log/event-log.ts';
import type { Folds } from '../../jobs/log/folds.ts';
import type { LogRow } from '../../jobs/log/log-row.ts';
import type { Follower } from './follower.ts';
import { type Page, Pages } from './pages.ts';
import { Ring } from './ring.ts';
import { SignalBoard } from './signal-board.ts';
import { snapshotFrames } from './snapshot-frames.ts';

/** The state of a log at `seq`, as `snapshot` frames. */
export interface Snapshot {
  readonly seq: number;
  readonly frames: readonly string[];
}

/** What feeds read from. `ringBytes`: what the newest frames of one job may take. */
export interface FeedParts {
  readonly log: EventLog;
  readonly folds: Folds;
  readonly ringBytes: number;
}

/** Rows that are read at once. */
const FILL_ROWS = 128;
/** How many events a snapshot may be old when another reader asks. */
const SNAPSHOT_AGE = 64;

/** What watchers of one job share: the ring of its newest frames, its snapshot, its pages of older ones. */
export class Feed {
  readonly job: string;
  readonly epoch: string;
  readonly ring: Ring;
  readonly signals = new SignalBoard();
  readonly followers = new Set<Follower>();
  /** `stream_end`, once the log has ended. */
  end: string | undefined;
  status: JobStatus;
  /** The highest that was heard of. */
  #decisionsRev = 0;
  readonly #parts: FeedParts;
  readonly #pages: Pages;
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
    this.#pages = new Pages(parts.log, row.id);
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

  /** How often decisions on the job's changes have changed. */
  get decisionsRev(): number {
    return this.#decisionsRev;
  }

  /** Somebody who saw the job's row, or a signal, says so. */
  decided(rev: number): void {
    this.#decisionsRev = Math.max(this.#decisionsRev, rev);
  }

  tell(signal: Signal): void {
    if (signal.type === 'decisions') this.decided(signal.data.rev);
    this.signals.pin(signal);
    for (const follower of this.followers) follower.signalled();
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
        const rows = await this.#parts.log.read(this.job, this.head, FILL_ROWS);
        for (const row of rows) {
          this.ring.skipTo(row.seq - 1);
          this.#push(row);
        }
        const nothing = rows.length === 0 && heard === this.#heard;
        if (rows.length < FILL_ROWS && (nothing || this.head >= this.#heard)) break;
      }
    } finally {
      this.#filling = undefined;
    }
    this.#grown();
  }

  /** Rows before the ring. */
  page(after: number, text: TextFilter): Promise<Page> {
    return this.#pages.after(after, text, this.ring.tail);
  }

  /** Once a second: lets go of pages and of the snapshot, and reads what was heard of and could not be read. */
  sweep(): void {
    this.#pages.clear();
    this.#snapshot = undefined;
    if (this.head < this.#heard) this.fill().catch(() => undefined);
  }

  /** The state, in frames; at the head or so little before it that the ring has the rest. Made once for many. */
  async snapshot(): Promise<Snapshot> {
    const state = await this.#parts.folds.current(this.job);
    // Who stands before the end must not hear of it ahead of what leads there.
    if (this.head < state.seq) this.hear(state.seq);
    else if (state.end) this.#ended(state.seq, state.end);
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
