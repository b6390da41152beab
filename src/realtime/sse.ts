import { formatCursor, type TextFilter } from '../protocol/frames/cursor.ts';
import type { Resume, Scope } from '../protocol/frames/frames.ts';
import { CLOSE, type CloseCode } from '../protocol/frames/close-codes.ts';
import { byeJson } from './bye.ts';
import { connectedJson } from './connected.ts';
import type { Feed } from './feeds/feed.ts';
import type { Follower } from './feeds/follower.ts';
import type { Hub } from './feeds/hub.ts';
import { LogReader, type Sink } from './log-reader.ts';

/** One stream of a job’s frames. */
export interface SseRequest {
  readonly hub: Hub;
  readonly feed: Feed;
  readonly resume: Resume;
  readonly text: TextFilter;
  readonly scopes: readonly Scope[];
  /** ms between comments on a quiet stream. */
  readonly commentMs: number;
  /** Aborted when the client leaves. */
  readonly signal: AbortSignal;
  /** Told to the client where the server fails: it finds the reason in the log. */
  readonly requestId: string;
  /** Let go of when the stream ends. */
  readonly held: Disposable;
  readonly onFailure: (error: unknown) => void;
}

/** Nothing on the way may keep or change a stream. */
export const SSE_HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-cache, no-transform',
  'x-accel-buffering': 'no',
} as const;

const PENDING_CHARS = 64 * 1_024;
/** Some proxies and browsers hold back a stream's first bytes until there are enough of them. */
const PREAMBLE = `retry: 2000\n:${' '.repeat(2_048)}\n\n`;

/** A job's channel as Server-Sent Events, pulled by whoever reads. JSON holds no line breaks, so no line can be forged. */
export function sseStream(request: SseRequest): ReadableStream<Uint8Array> {
  const stream = new SseStream(request);
  return new ReadableStream(
    { start: () => stream.start(), pull: (controller) => stream.pull(controller), cancel: () => stream.stop() },
    { highWaterMark: 0 },
  );
}

class SseStream implements Follower, Sink {
  readonly #request: SseRequest;
  readonly #reader: LogReader;
  readonly #encoder = new TextEncoder();
  #pending = PREAMBLE;
  #over = false;
  #wake: () => void = () => undefined;
  #comments: Timer | undefined;

  constructor(request: SseRequest) {
    this.#request = request;
    this.#reader = new LogReader(request.feed, request.text, this);
  }

  start(): void {
    const { hub, feed, resume, text, scopes, commentMs, signal } = this.#request;
    const connected = connectedJson(feed, resume, scopes);
    const from = resume.status === 'replay' && resume.from > 0 ? resume.from : undefined;
    this.#pending += frame(
      'connected',
      connected,
      from === undefined ? undefined : formatCursor(feed.epoch, from, text),
    );
    this.#comments = setInterval(() => this.#comment(), commentMs);
    hub.join(feed, this);
    if (signal.aborted) return this.stop();
    signal.addEventListener('abort', () => this.stop(), { once: true });
    this.#reader.start(resume).catch((error: unknown) => this.failed(error));
  }

  async pull(controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> {
    if (!this.#pending && !this.#over) this.#reader.pump();
    if (!this.#pending && !this.#over) await new Promise<void>((resolve) => (this.#wake = resolve));
    if (this.#pending) controller.enqueue(this.#encoder.encode(this.#pending));
    this.#pending = '';
    if (this.#over) controller.close();
  }

  stop(): void {
    if (this.#over) return;
    this.#over = true;
    clearInterval(this.#comments);
    this.#request.held[Symbol.dispose]();
    this.#reader.stop();
    this.#request.hub.leave(this.#request.feed, this);
    this.#wake();
  }

  grown(): void {
    if (this.#pending.length < PENDING_CHARS) this.#reader.pump();
  }

  signalled(): void {
    if (!this.#pending) this.#reader.signalled();
  }

  send(json: string, type: string, seq: number | undefined): boolean {
    const { feed, text } = this.#request;
    this.#pending += frame(type, json, seq === undefined ? undefined : formatCursor(feed.epoch, seq, text));
    this.#wake();
    return this.#pending.length < PENDING_CHARS;
  }

  ended(streamEnd: string): void {
    this.send(streamEnd, 'stream_end', undefined);
    this.stop();
  }

  draining(): void {
    this.#bye(CLOSE.DRAINING, 'draining');
  }

  gap(): void {
    this.#bye(CLOSE.LOG_GAP, 'log gap');
  }

  failed(error: unknown): void {
    this.#request.onFailure(error);
    this.#bye(CLOSE.INTERNAL, 'internal error', this.#request.requestId);
  }

  #bye(code: CloseCode, reason: string, requestId?: string): void {
    if (!this.#over) this.#pending += frame('bye', byeJson(code, reason, requestId), undefined);
    this.stop();
  }

  #comment(): void {
    if (this.#pending) return;
    this.#pending = ':\n\n';
    this.#wake();
  }
}

function frame(type: string, json: string, id: string | undefined): string {
  return `event: ${type}\n${id === undefined ? '' : `id: ${id}\n`}data: ${json}\n\n`;
}
