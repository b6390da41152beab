import type { TextFilter } from '../../protocol/frames/cursor.ts';
import type { EventLog } from '../../jobs/log/event-log.ts';
import { rowJson } from '../../jobs/log/log-row.ts';

/** A stretch of a log as it is sent. */
export interface Page {
  readonly rows: readonly { readonly seq: number; readonly prev: number | null; readonly json: string }[];
  /** Everything up to here has been read, also where the filter left it out; 0 = no more than the rows. */
  readonly upTo: number;
  /** Whether there is `content` in it. */
  readonly streamed: boolean;
}

/** Small enough that a reader may hold a page of the largest rows while it is stalled. */
const PAGE_ROWS = 128;
/** Pages that are kept for readers who come back together. */
const KEPT_PAGES = 16;

/** The older rows of one log, read once for everybody who asks at about the same time. */
export class Pages {
  readonly #log: EventLog;
  readonly #job: string;
  readonly #kept = new Map<string, Promise<Page>>();

  constructor(log: EventLog, job: string) {
    this.#log = log;
    this.#job = job;
  }

  /** @param head a seq that is committed, beyond which the reader reads elsewhere. */
  after(seq: number, text: TextFilter, head: number): Promise<Page> {
    const key = `${seq}:${text}`;
    const known = this.#kept.get(key);
    if (known) return known;
    const page = this.#read(seq, text, head);
    this.#kept.set(key, page);
    page.then(
      // What was streamed is deleted when its block is complete; every other row stays as it is.
      ({ streamed }) => streamed && this.#kept.delete(key),
      () => this.#kept.delete(key),
    );
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > KEPT_PAGES && oldest !== undefined) this.#kept.delete(oldest);
    return page;
  }

  clear(): void {
    this.#kept.clear();
  }

  async #read(after: number, text: TextFilter, head: number): Promise<Page> {
    const rows = await this.#log.read(this.#job, after, PAGE_ROWS, text);
    return {
      rows: rows.map((row) => ({ seq: row.seq, prev: row.prev, json: rowJson(row) })),
      upTo: rows.length < PAGE_ROWS ? head : 0,
      streamed: rows.some(({ type }) => type === 'content'),
    };
  }
}
