import { type EventData, terminalStatus } from '../protocol/events.ts';
import { type LogRow, rowJson } from '../jobs/log-row.ts';

/** One event as it is sent, serialised once for all who read it. */
export interface Entry {
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

/** What an entry takes beside its text, about; bytes. */
const ENTRY_BYTES = 100;

/** Where a row was compacted away: a `content` whose block has been completed since. */
const HOLE: Entry = { seq: 0, prev: null, type: 'content', json: '' };

/** The newest entries of one log, shared by everyone who watches it. Seqs are dense. */
export class Ring {
  #entries: (Entry | undefined)[] = [];
  /** The places before this one are empty. Taking them away costs the length of the ring, so it is done rarely. */
  #start = 0;
  #first: number;
  #bytes = 0;
  readonly #limit: number;
  /** Text of the block that streams, to see whether its end is what was streamed. */
  #open: { part: string; text: string } | undefined;

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

  at(seq: number): Entry | undefined {
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

  #entry(row: LogRow): Entry {
    const json = rowJson(row);
    const { seq, prev, type } = row;
    switch (type) {
      case 'content':
        return { seq, prev, type, json, ...this.#stream(JSON.parse(row.data)) };
      case 'block_start': {
        const part = partOf(JSON.parse(row.data));
        this.#close(part);
        return { seq, prev, type, json, part };
      }
      case 'block_complete':
        return { seq, prev, type, json, ...this.#complete(row) };
      default:
        return { seq, prev, type, json };
    }
  }

  #stream(data: EventData['content']): Pick<Entry, 'part' | 'off' | 'end'> {
    const part = partOf(data);
    const open = this.#open?.part === part ? this.#open.text : '';
    if (data.off === open.length) this.#open = { part, text: open + data.text };
    return { part, off: data.off, end: data.off + data.text.length };
  }

  /** Only a block that was streamed is looked into: edit passes never pay for it. */
  #complete(row: LogRow): Pick<Entry, 'part' | 'end' | 'short'> {
    const open = this.#open;
    if (!open) return {};
    const { text, ...data }: EventData['block_complete'] = JSON.parse(row.data);
    const part = partOf(data);
    if (part !== open.part) return {};
    this.#close(part);
    const same = text === open.text;
    return { part, end: data.length, ...(same && { short: rowJson({ ...row, data: JSON.stringify(data) }) }) };
  }

  /** What was streamed of a block is of no use any more to who has not read it yet. */
  #close(part: string): void {
    for (let index = this.#entries.length - 1; index >= this.#start; index -= 1) {
      const entry = this.#entries[index];
      if (entry?.part !== part) continue;
      if (entry.type !== 'content') break;
      this.#bytes -= sizeOf(entry);
      this.#entries[index] = HOLE;
    }
    this.#open = undefined;
  }
}

/** Whether nothing can come after this entry. */
export function isEnd({ type }: Entry): boolean {
  return terminalStatus(type) !== undefined;
}

function sizeOf(entry: Entry): number {
  return entry === HOLE ? 0 : entry.json.length + ENTRY_BYTES;
}

function partOf({ pass, block }: { pass: number; block: string }): string {
  return `${pass}.${block}`;
}
