import { EventSource } from 'eventsource';
import { Watcher } from './watcher.ts';

export interface SseOptions {
  /** `?since=…&text=…` */
  readonly query?: string;
  readonly headers?: Record<string, string>;
  /** The path, where it is not the job's own events. */
  readonly path?: string;
}

/** A standard EventSource on a job's channel, with the watcher that checks what it is sent. */
export class SseClient extends Watcher {
  readonly source: EventSource;
  /** The last event id as it stood at each frame. */
  readonly ids: string[] = [];
  /** HTTP status and body length of each connection it made. */
  readonly answers: Response[] = [];
  /** Resolves when the source has given up, with the status that made it. */
  readonly stopped: Promise<number | undefined>;

  constructor(url: string, job: string, { query = '', headers = {}, path }: SseOptions = {}) {
    super(job);
    const { promise, resolve } = Promise.withResolvers<number | undefined>();
    this.stopped = promise;
    this.source = new EverySource(`${url}${path ?? `/v1/jobs/${job}/events`}${query}`, {
      frame: (data, id) => {
        this.ids.push(id);
        const frame = JSON.parse(data);
        if (frame.type === 'stream_end') this.close();
        this.take(frame);
      },
      fetch: async (address, init) => {
        const answer = await fetch(address, { ...init, headers: { ...init.headers, ...headers } });
        this.answers.push(answer);
        return answer;
      },
    });
    this.source.addEventListener('error', ({ code }) => {
      if (this.source.readyState === EventSource.CLOSED) resolve(code);
    });
  }

  close(): void {
    this.source.close();
  }

  [Symbol.dispose](): void {
    this.close();
  }
}

type Fetch = (url: string | URL, init: { headers: Record<string, string> }) => Promise<Response>;

/** An EventSource hands a named event to listeners of that name only; this one hears them all. */
class EverySource extends EventSource {
  readonly #frame: (data: string, id: string) => void;

  constructor(address: string, { frame, fetch }: { frame: (data: string, id: string) => void; fetch: Fetch }) {
    super(address, { fetch });
    this.#frame = frame;
  }

  override dispatchEvent(event: Event): boolean {
    if (event instanceof MessageEvent) this.#frame(event.data, event.lastEventId);
    return super.dispatchEvent(event);
  }
}
