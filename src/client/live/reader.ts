import { formatCursor } from '../../protocol/frames/cursor.ts';
import type { LoggedEvent } from '../../protocol/events.ts';
import type { ServerFrame, SnapshotFrame } from '../../protocol/frames/frames.ts';
import type { JobState } from '../../protocol/fold/state.ts';
import type { Update } from './updates.ts';
import { View } from './view.ts';

/** Reads what a connection says of a job: folds it into the state, holds it to its proofs, and knows where to go on. */
export class Reader {
  readonly #view: View;
  readonly #tell: (update: Update) => void;
  #since: string | undefined;
  #epoch = '';
  #decisionsRev = 0;

  /** @param fromStart the whole log from its first event, instead of a snapshot. */
  constructor(job: string, fromStart: boolean, tell: (update: Update) => void) {
    this.#view = new View(job);
    this.#since = fromStart ? 'start' : undefined;
    this.#tell = tell;
  }

  get state(): JobState {
    return this.#view.state;
  }

  /** Where a next connection goes on: a cursor, `start`, or nothing for a snapshot. */
  get since(): string | undefined {
    return this.#since;
  }

  get decisionsRev(): number {
    return this.#decisionsRev;
  }

  /** @returns false when something is missing, or is not what the protocol says: only a snapshot can be trusted then. */
  take(frame: ServerFrame): boolean {
    try {
      if (this.#take(frame)) return true;
    } catch {
      // A frame of another form: lost as much as one that did not come.
    }
    this.#since = undefined;
    return false;
  }

  /** Whether everything there is was heard, and is the text that the job's end names. */
  ends(): boolean {
    if (this.#view.isWhole()) return true;
    this.#since = undefined;
    return false;
  }

  #take(frame: ServerFrame): boolean {
    switch (frame.type) {
      case 'connected':
        if (this.#epoch !== '' && this.#epoch !== frame.epoch) this.#since = undefined;
        this.#epoch = frame.epoch;
        this.#decided(frame.decisions_rev);
        return true;
      case 'snapshot':
        return this.#snapshot(frame);
      case 'stream_end':
        return frame.seq === this.state.seq && frame.text_sha256 === this.state.end?.text_sha256;
      case 'decisions':
        this.#decided(frame.data.rev);
        return true;
      case 'progress':
      case 'viewers':
        this.#tell(frame);
        return true;
      default:
        return 'seq' in frame && 'data' in frame ? this.#event(frame) : true;
    }
  }

  #decided(rev: number): void {
    if (rev === this.#decisionsRev) return;
    this.#decisionsRev = rev;
    this.#tell({ type: 'decisions', data: { rev } });
  }

  #snapshot(frame: SnapshotFrame): boolean {
    const whole = this.#view.snapshot(frame);
    if (whole === true) this.#at({ type: 'snapshot', data: this.state });
    return whole !== 'missing';
  }

  #event(event: LoggedEvent): boolean {
    const taken = this.#view.take(event);
    if (taken !== 'missing' && taken !== 'known') this.#at(taken);
    return taken !== 'missing';
  }

  /** The state is known up to its `seq`: from there a next connection goes on. */
  #at(update: Update): void {
    this.#since = formatCursor(this.#epoch, this.#view.seq);
    this.#tell(update);
  }
}
