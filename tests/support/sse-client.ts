import { EventSource } from 'eventsource';
import { Watcher } from './watcher.ts';

export interface SseOptions {
  /** `?since=…&text=…` */
  readonly query?: string;
  readonly headers?: Record<string, string>;
  /** Comes back after a millisecond, whatever the server says of it. */
  readonly quick?: boolean;
}

/** A standard EventSource on a job's channel, with the watcher that checks what it is sent. */
export class SseClient extends Watcher {
  readonly source: EventSource;
  /** The last event id as it stood at each frame. */
  readonly ids: string[] = [];
  /** Resolves when the source has given up, with the status that made it. */
  readonly stopped: Promise<number | undefined>;

  /** Cuts the connection, as a network does; of a `quick` one. */
  cut: () => void = () => undefined;

  constructor(url: string, job: string, { query = '', headers = {}, quick = false }: SseOptions = {}) {
    super(job);
    const { promise, resolve } = Promise.withResolvers<number | undefined>();
    this.stopped = promise;
    this.source = new EverySource(`${url}/v1/jobs/${job}/events${query}`, {
      frame: (data, id) => {
        this.ids.push(id);
        const frame = JSON.parse(data);
        if (frame.type === 'stream_end') this.close();
        this.take(frame);
      },
      fetch: async (address, init) => {
        const answer = await fetch(address, { ...init, headers: { ...init.headers, ...headers } });
        return quick ? this.#comingBackAtOnce(answer) : answer;
      },
    });
    this.source.addEventListener('error', ({ code }) => {
      if (this.source.readyState === EventSource.CLOSED) resolve(code);
    });
  }

  close(): void {
    this.source.close();
  }

  #comingBackAtOnce(answer: Response): Response {
    const between = new TransformStream<string, string>({
      start: (controller) => {
        this.cut = () => controller.terminate();
      },
      transform: (text, controller) => controller.enqueue(text.replace('retry: 2000', 'retry: 1')),
    });
    const texts = answer.body?.pipeThrough(new TextDecoderStream());
    // Where the connection is cut, the pipe into it fails, as it should.
    texts?.pipeTo(between.writable).catch(() => undefined);
    const body = between.readable.pipeThrough(new TextEncoderStream());
    return Object.defineProperty(new Response(body, answer), 'url', { value: answer.url });
  }

  [Symbol.dispose](): void {
    this.close();
  }
}

type Fetch = (url: string | URL, init: { headers: Record<string, string>; signal?: AbortSignal }) => Promise<Response>;

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
