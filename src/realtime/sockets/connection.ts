import type { ServerWebSocket } from 'bun';
import { CLOSE, type CloseCode } from '../../protocol/frames/close-codes.ts';
import type { TextFilter } from '../../protocol/frames/cursor.ts';
import type { Resume, Scope } from '../../protocol/frames/frames.ts';
import { byeJson } from '../bye.ts';
import { connectedJson, HEARTBEAT_MS } from '../connected.ts';
import type { ConnectionParts } from './connection-parts.ts';
import { Conversation } from './conversation.ts';
import type { Feed } from '../feeds/feed.ts';
import type { Follower } from '../feeds/follower.ts';
import { LogReader, type Sink } from '../log-reader.ts';
import type { Upgrade } from './upgrade.ts';

/** Each state carries what is valid in it. */
type State =
  | { readonly is: 'greeting' }
  | { readonly is: 'subscribed'; readonly feed: Feed; readonly reader: LogReader }
  | { readonly is: 'closed' };

const SILENCE_MS = 30_000;
const STALLED_MS = 30_000;
const BUFFERED_BYTES = 256 * 1_024;

/** One socket on a job's channel: what goes out on it, as fast as it takes it, and whether its client still lives. */
export class Connection implements Follower, Sink {
  readonly #parts: ConnectionParts;
  readonly #job: string;
  readonly #upgrade: Upgrade;
  readonly #conversation: Conversation;
  #socket: ServerWebSocket<Connection> | undefined;
  /** Of the state `subscribed`. A burst looks at it for every watcher, and each object on the way there is a cache miss. */
  #reader: LogReader | undefined;
  #state: State = { is: 'greeting' };
  #heardAt: number;
  #pinged = false;
  /** What the socket held when it was last seen to move, and when; undefined = it takes frames. */
  #stalled: { bytes: number; since: number } | undefined;

  readonly #signedOut = (): void => this.bye(CLOSE.NOT_AUTHENTICATED, 'signed out');

  constructor(parts: ConnectionParts, job: string, upgrade: Upgrade) {
    this.#parts = parts;
    this.#job = job;
    this.#upgrade = upgrade;
    this.#conversation = new Conversation(this, parts, job, upgrade);
    this.#heardAt = parts.clock();
  }

  get closed(): boolean {
    return this.#state.is === 'closed';
  }

  open(socket: ServerWebSocket<Connection>): void {
    this.#socket = socket;
    const { principal, refuse, address, until } = this.#upgrade;
    if (!this.#parts.registry.add(this, principal?.id, address)) return this.#crowded();
    if (refuse) return this.bye(refuse.code, refuse.reason);
    if (until?.aborted) return this.#signedOut();
    until?.addEventListener('abort', this.#signedOut);
    this.#conversation.begin();
  }

  message(_socket: ServerWebSocket<Connection>, message: string | Buffer): void {
    const now = this.#parts.clock();
    this.heard(now);
    if (typeof message !== 'string') return this.bye(CLOSE.BINARY, 'text frames only');
    this.#conversation.hear(message, now);
  }

  /** The client has read what waited for it: that it lives as well. */
  drain(): void {
    this.#stalled = undefined;
    this.heard(this.#parts.clock());
    this.grown();
  }

  close(_socket: ServerWebSocket<Connection>, code: number): void {
    this.#upgrade.until?.removeEventListener('abort', this.#signedOut);
    this.#finish();
    this.#parts.registry.remove(this, code);
  }

  pong(): void {
    this.heard(this.#parts.clock());
  }

  /** Any frame and any pong of the protocol is a sign of life. */
  heard(clock: number): void {
    this.#heardAt = clock;
    this.#pinged = false;
  }

  identified(principal: string): boolean {
    const admitted = this.#parts.registry.identified(this, principal);
    if (!admitted) this.#crowded();
    return admitted;
  }

  async follow(feed: Feed, text: TextFilter, resume: Resume, scopes: readonly Scope[]): Promise<void> {
    this.#leave();
    const reader = new LogReader(feed, text, this);
    this.#state = { is: 'subscribed', feed, reader };
    this.#reader = reader;
    this.send(connectedJson(feed, resume, scopes), 'connected');
    this.#parts.hub.join(feed, this);
    await reader.start(resume);
  }

  grown(): void {
    if (this.#reader && !this.#stalled) this.#socket?.cork(pump);
  }

  signalled(): void {
    if (!this.#stalled) this.#reader?.signalled();
  }

  /** Called by the socket under cork. */
  pump(): void {
    this.#reader?.pump();
  }

  send(json: string, type: string): boolean {
    const socket = this.#socket;
    if (!socket || (this.#reader === undefined && this.#state.is === 'closed')) return false;
    const sent = socket.send(json);
    if (sent === 0) {
      this.bye(CLOSE.LOG_GAP, 'frame dropped');
      return false;
    }
    this.#parts.registry.sent.add(type);
    if (sent > 0) return true;
    const bytes = socket.getBufferedAmount();
    if (bytes <= BUFFERED_BYTES) return true;
    this.#stalled ??= { bytes, since: this.#parts.clock() };
    return false;
  }

  /** After `stream_end` there is nothing more, so the replies to what was said before come first. */
  ended(streamEnd: string): void {
    const ending = this.#state;
    this.#conversation.afterReplies(async () => {
      if (this.#state !== ending) return;
      this.send(streamEnd, 'stream_end');
      this.#close(CLOSE.DONE, 'done');
    });
  }

  draining(): void {
    this.bye(CLOSE.DRAINING, 'draining');
  }

  gap(): void {
    this.bye(CLOSE.LOG_GAP, 'log gap');
  }

  failed(error: unknown): void {
    this.#parts.onFailure(error, this.#job, this.#upgrade.requestId);
    this.bye(CLOSE.INTERNAL, 'internal error', this.#upgrade.requestId);
  }

  /** Says why, then closes. Clients may come back after every code but the 44xx. */
  bye(code: CloseCode, reason: string, requestId?: string): void {
    if (!this.closed && this.#socket?.send(byeJson(code, reason, requestId))) this.#parts.registry.sent.add('bye');
    this.#close(code, reason);
  }

  /** Looks for signs of life and for progress; every few seconds. */
  sweep(clock: number): void {
    // No ping reaches a socket that takes nothing: its silence says no more than that it does not read.
    if (this.#stalled) return this.#sweepStalled(this.#stalled, clock);
    const silent = clock - this.#heardAt;
    if (silent >= SILENCE_MS) return this.bye(CLOSE.NO_SIGN_OF_LIFE, 'no sign of life');
    if (silent < HEARTBEAT_MS || this.#pinged) return;
    this.#pinged = true;
    this.#socket?.ping();
    if (this.#conversation.saidHello) this.send(`{"type":"ping","t":${Math.round(clock)}}`, 'ping');
  }

  #sweepStalled(stalled: { bytes: number; since: number }, clock: number): void {
    const bytes = this.#socket?.getBufferedAmount() ?? 0;
    if (bytes < stalled.bytes) this.#stalled = { bytes, since: clock };
    const state = this.#state;
    const overrun = state.is === 'subscribed' && state.reader.position < state.feed.ring.tail && state.reader.live;
    if (overrun || clock - stalled.since >= STALLED_MS) this.bye(CLOSE.SLOW_READER, 'slow reader');
  }

  #leave(): void {
    this.#reader = undefined;
    if (this.#state.is !== 'subscribed') return;
    this.#state.reader.stop();
    this.#parts.hub.leave(this.#state.feed, this);
  }

  #finish(): void {
    this.#leave();
    this.#conversation.end();
    this.#state = { is: 'closed' };
  }

  #crowded(): void {
    this.bye(CLOSE.TOO_MANY_CONNECTIONS, 'too many connections');
  }

  #close(code: number, reason: string): void {
    if (this.closed) return;
    this.#finish();
    this.#socket?.close(code, reason);
  }
}

function pump(socket: ServerWebSocket<Connection>): void {
  socket.data.pump();
}
