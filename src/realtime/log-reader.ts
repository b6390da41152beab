import type { TextFilter } from '../protocol/frames/cursor.ts';
import type { Resume } from '../protocol/frames/frames.ts';
import type { Feed } from './feeds/feed.ts';
import type { Page } from './feeds/pages.ts';
import type { RingEntry } from './feeds/ring.ts';

/** Where a reader's frames go. */
export interface Sink {
  /**
   * @param seq the place that the frame leaves the reader at; undefined for frames that are no place in the log.
   * @returns false to stop: nothing more is sent until `LogReader.pump` is called again.
   */
  send(json: string, type: string, seq: number | undefined): boolean;
  /** Everything was sent but `stream_end`, which is the sink's to send as its last frame. */
  ended(streamEnd: string): void;
  /** The log lacks rows that this reader was to be sent: it may come again by its cursor and is told what it may have. */
  gap(): void;
  /** Reading failed; the reader sends nothing more. */
  failed(error: unknown): void;
}

type Phase =
  | { readonly is: 'snapshot'; readonly frames: readonly string[]; readonly seq: number; next: number }
  | { readonly is: 'reading' }
  | { readonly is: 'live' }
  | { readonly is: 'over' };

/** Shared, so that a burst to many readers finds them in the cache. */
const READING: Phase = { is: 'reading' };
const LIVE: Phase = { is: 'live' };
const OVER: Phase = { is: 'over' };

/** A position in a job's log that moves forward as fast as its sink takes frames. A cursor, not a queue. */
export class LogReader {
  /** The last seq that was sent. */
  position: number;
  readonly #feed: Feed;
  readonly #text: TextFilter;
  readonly #sink: Sink;
  #phase: Phase = READING;
  #loading = false;
  /** Rows that were read and not yet sent. */
  #page: { readonly rows: Page['rows']; readonly upTo: number; next: number } | undefined;
  /** No event up to here that is not `content` is missing. */
  #whole = 0;
  #open = false;
  /** The last signal that was sent, as the board counts them. */
  #told: number;
  /** How much of the open block this reader was sent from its start. */
  #part: string | undefined;
  #length = 0;

  constructor(feed: Feed, text: TextFilter, sink: Sink) {
    this.#feed = feed;
    this.#text = text;
    this.#sink = sink;
    this.position = feed.head;
    this.#told = feed.signals.count;
  }

  get #stopped(): boolean {
    return this.#phase.is === 'over';
  }

  get live(): boolean {
    return this.#phase.is === 'live';
  }

  /** Begins: from a cursor, or with a snapshot. */
  async start(resume: Resume): Promise<void> {
    if (resume.status === 'replay') {
      this.position = resume.from;
    } else {
      const { frames, seq } = await this.#feed.snapshot();
      if (this.#stopped) return;
      this.#phase = { is: 'snapshot', frames, seq, next: 0 };
      this.position = seq;
    }
    this.#whole = this.position;
    this.#open = true;
    this.pump();
  }

  /** Sends what the feed was told, to a reader that is up to date; another is told when it is. */
  signalled(): void {
    if (this.#phase.is === 'live' && this.position === this.#feed.head) this.#sendSignals();
  }

  /** Sends what there is until the sink has enough. */
  pump(): void {
    if (!this.#open || this.#loading) return;
    if (this.#phase.is === 'snapshot' && !this.#sendSnapshot(this.#phase)) return;
    if (this.#phase.is === 'over') return;
    if (this.#page && !this.#sendPage(this.#page)) return;
    if (this.position < this.#feed.ring.tail) this.#load();
    else if (this.#sendRing()) this.#arrived();
  }

  stop(): void {
    this.#phase = OVER;
  }

  #sendSnapshot(phase: Extract<Phase, { is: 'snapshot' }>): boolean {
    while (phase.next < phase.frames.length) {
      const frame = phase.frames[phase.next] ?? '';
      phase.next += 1;
      const last = phase.next === phase.frames.length;
      if (last) this.#phase = READING;
      if (!this.#sink.send(frame, 'snapshot', last ? phase.seq : undefined)) return false;
    }
    return true;
  }

  #sendRing(): boolean {
    const { ring } = this.#feed;
    while (this.position < ring.head) {
      const entry = ring.at(this.position + 1);
      if (!entry || !this.#follows(entry)) return false;
      this.position += 1;
      const json = this.#frame(entry);
      if (json !== undefined && !this.#sink.send(json, entry.type, entry.seq)) return false;
    }
    return true;
  }

  /** What this reader gets of an entry; undefined = nothing. */
  #frame(entry: RingEntry): string | undefined {
    const { type, part, json } = entry;
    switch (type) {
      case 'content':
        return json === '' ? undefined : this.#content(entry);
      case 'block_start':
        this.#part = part;
        this.#length = 0;
        return json;
      case 'pass_start':
        this.#part = undefined;
        return json;
      case 'block_complete': {
        const whole = this.#part === part && this.#length === entry.end;
        this.#part = undefined;
        return whole ? (entry.short ?? json) : json;
      }
      default:
        return json;
    }
  }

  #content({ part, off, end, json }: RingEntry): string | undefined {
    if (this.#text === 'block') return undefined;
    if (off === 0) this.#part = part;
    else if (this.#part !== part || this.#length !== off) this.#part = undefined;
    this.#length = end ?? 0;
    return json;
  }

  #load(): void {
    this.#loading = true;
    this.#page = undefined;
    this.#part = undefined;
    this.#feed.page(this.position, this.#text).then(
      (page) => {
        this.#loading = false;
        this.#page = { ...page, next: 0 };
        this.pump();
      },
      (error: unknown) => {
        this.stop();
        this.#sink.failed(error);
      },
    );
  }

  #sendPage(page: { readonly rows: Page['rows']; readonly upTo: number; next: number }): boolean {
    for (;;) {
      const row = page.rows[page.next];
      if (!row) break;
      page.next += 1;
      if (!this.#follows(row)) return false;
      this.position = row.seq;
      if (!this.#sink.send(row.json, typeOf(row.json), row.seq)) return false;
    }
    this.#page = undefined;
    this.position = Math.max(this.position, page.upTo);
    return true;
  }

  /** Holds every event against what was sent before it: whoever reads is told of a hole and never led over it. */
  #follows({ seq, prev }: { readonly seq: number; readonly prev: number | null }): boolean {
    if (prev === null) return true;
    if (prev > this.#whole) {
      this.#gap();
      return false;
    }
    this.#whole = seq;
    return true;
  }

  #gap(): void {
    this.stop();
    this.#sink.gap();
  }

  #arrived(): void {
    const { end, head } = this.#feed;
    if (end !== undefined) {
      if (this.#whole < head) return this.#gap();
      this.stop();
      this.#sink.ended(end);
    } else if (this.#phase.is !== 'live') {
      this.#phase = LIVE;
      if (this.#sink.send(`{"type":"live","head":${head}}`, 'live', undefined)) this.#sendSignals();
    } else this.#sendSignals();
  }

  #sendSignals(): void {
    const { signals } = this.#feed;
    if (this.#told === signals.count) return;
    for (const { nth, type, json } of signals.after(this.#told)) {
      this.#told = nth;
      if (!this.#sink.send(json, type, undefined)) return;
    }
  }
}

function typeOf(json: string): string {
  return json.slice(9, json.indexOf('"', 9));
}
