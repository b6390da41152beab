import type { EventData } from '../../protocol/events.ts';
import { type LogRow, rowJson } from '../../jobs/log/log-row.ts';

/** One event as it is sent, serialised once for all who read it. */
export interface RingEntry {
  readonly seq: number;
  /** As the row has it; null for `content`. */
  readonly prev: number | null;
  readonly type: LogRow['type'];
  /** Empty = nothing is sent for it. */
  readonly json: string;
  /** `block_complete` without its text, for a reader that was sent exactly this text. */
  readonly short?: string;
  /** `<pass>.<block>`, of `content`, `block_start` and `block_complete`. */
  readonly part?: string;
  /** Where the text of a `content` ends, or the length of a `block_complete`; UTF-16 units. */
  readonly end?: number;
  readonly off?: number;
}

/** The block whose text is being streamed. */
interface OpenText {
  readonly part: string;
  /** The seq of its first `content` here. */
  readonly from: number;
  /** What was streamed from its beginning, to see whether its end is that; empty where the beginning is not here. */
  text: string;
}

/** What an entry takes beside its text, about; bytes. */
const ENTRY_BYTES = 100;

/** Where a row was compacted away: a `content` whose block has been completed since. */
const HOLE: RingEntry = { seq: 0, prev: null, type: 'content', json: '' };

/** The newest entries of one log, shared by everyone who watches it. Seqs are dense. */
export class Ring {
  #entries: (RingEntry | undefined)[] = [];
  /** The places before this one are empty. Taking them away costs the length of the ring, so it is done rarely. */
  #start = 0;
  #first: number;
  #bytes = 0;
  readonly #limit: number;
  #open: OpenText | undefined;

  /** @param head the seq after which the ring begins; @param limit bytes that are kept. */
  constructor(head: number, limit: number) {
    this.#first = head + 1;
    this.#limit = limit;
  }

  get head(): number {
    return this.#first + this.#entries.length - this.#start - 1;
  }

  /** The seq before the oldest entry: a reader there or later is served from the ring. */
  get tail(): number {
    return this.#first - 1;
  }

  at(seq: number): RingEntry | undefined {
    return this.#entries[seq - this.#first + this.#start];
  }

  /** Appends a row; one that is there already changes nothing. @returns false when rows are missing before it. */
  push(row: LogRow): boolean {
    if (row.seq <= this.head) return true;
    if (row.seq > this.head + 1) return false;
    const entry = this.#entry(row);
    this.#entries.push(entry);
    this.#bytes += sizeOf(entry);
    return true;
  }

  /** A hole that compaction left in the log: nothing is sent for it. */
  skipTo(seq: number): void {
    while (this.head < seq) this.#entries.push(HOLE);
  }

  /** Drops the oldest entries over the limit. */
  trim(): void {
    while (this.#bytes > this.#limit && this.#start < this.#entries.length - 1) {
      this.#bytes -= sizeOf(this.#entries[this.#start] ?? HOLE);
      this.#entries[this.#start] = undefined;
      this.#start += 1;
      this.#first += 1;
    }
    if (this.#start * 2 <= this.#entries.length) return;
    this.#entries = this.#entries.slice(this.#start);
    this.#start = 0;
  }

  #entry(row: LogRow): RingEntry {
    const { seq, prev, type } = row;
    const entry = { seq, prev, type, json: rowJson(row) };
    const open = this.#open;
    switch (type) {
      case 'content':
        return { ...entry, ...this.#stream(seq, contentOf(row)) };
      case 'block_start':
        this.#close();
        return { ...entry, part: partOf(JSON.parse(row.data)) };
      case 'pass_start':
        this.#close();
        return entry;
      case 'block_complete':
        // Only where text streams: edit passes never pay for looking into it.
        return open ? { ...entry, ...this.#complete(row, open) } : entry;
      default:
        return entry;
    }
  }

  #stream(seq: number, data: EventData['content']): Pick<RingEntry, 'part' | 'off' | 'end'> {
    const part = partOf(data);
    const { off, text } = data;
    if (this.#open && (off === 0 || this.#open.part !== part)) this.#close();
    this.#open ??= { part, from: seq, text: '' };
    if (off === this.#open.text.length) this.#open.text += text;
    return { part, off, end: off + text.length };
  }

  #complete(row: LogRow, open: OpenText): Pick<RingEntry, 'part' | 'end' | 'short'> {
    const { text, ...data }: EventData['block_complete'] = JSON.parse(row.data);
    const part = partOf(data);
    if (part !== open.part) return {};
    this.#close();
    const same = text === open.text;
    return { part, end: data.length, ...(same && { short: rowJson({ ...row, data: JSON.stringify(data) }) }) };
  }

  /** What was streamed of the open block is of no use any more to who has not read it yet. */
  #close(): void {
    const open = this.#open;
    if (!open) return;
    const from = Math.max(open.from, this.#first) - this.#first + this.#start;
    for (let index = from; index < this.#entries.length; index += 1) {
      const entry = this.#entries[index];
      if (entry?.part !== open.part || entry.type !== 'content') continue;
      this.#bytes -= sizeOf(entry);
      this.#entries[index] = HOLE;
    }
    this.#open = undefined;
  }
}

function sizeOf(entry: RingEntry): number {
  return entry === HOLE ? 0 : entry.json.length + ENTRY_BYTES;
}

/** What the row was written from, where that is at hand. */
function contentOf({ event, data }: LogRow): EventData['content'] {
  return event?.type === 'content' ? event.data : JSON.parse(data);
}

function partOf({ pass, block }: { pass: number; block: string }): string {
  return `${pass}.${block}`;
}
