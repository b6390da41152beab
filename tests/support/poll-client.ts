import { Watcher } from './watcher.ts';
import type { Json } from './world.ts';

/** A client that polls a job's channel, with the watcher that checks what it is answered. */
export class PollClient extends Watcher {
  cursor: string | undefined;
  ended = false;
  readonly #address: string;
  readonly #query: Record<string, string>;
  readonly #abort = new AbortController();

  /** @param query beside `since`, of every request. */
  constructor(url: string, job: string, cursor?: string, query: Record<string, string> = {}) {
    super(job);
    this.#address = `${url}/v1/jobs/${job}/events`;
    this.#query = query;
    this.cursor = cursor;
  }

  /** One request; what it was answered. */
  async poll(query: Record<string, string> = {}): Promise<Json> {
    const since = this.cursor === undefined ? {} : { since: this.cursor };
    const search = new URLSearchParams({ ...this.#query, ...since, ...query });
    const answer = await fetch(`${this.#address}?${search}`, { signal: this.#abort.signal });
    const { data }: Json = await answer.json();
    if (data.snapshot) {
      const { seq, chain } = data.snapshot;
      this.take({ type: 'snapshot', part: 1, of: 1, seq, chain, state: data.snapshot });
    }
    for (const event of data.events) this.take(event);
    this.cursor = data.cursor;
    if (data.ended && !this.ended) this.#end(data);
    return data;
  }

  /** Polls until the log has ended. */
  async toEnd(query: Record<string, string> = {}): Promise<void> {
    while (!this.ended) await this.poll(query);
  }

  /** The terminal event says what `stream_end` says on the other transports. */
  #end({ head }: Json): void {
    this.ended = true;
    const { status, end } = this.state;
    this.take({ type: 'stream_end', seq: head, status, text_sha256: end?.text_sha256 });
  }

  [Symbol.dispose](): void {
    this.#abort.abort();
  }
}
