import type { ServerWebSocket } from 'bun';
import type { Command, CommandReply } from '../protocol/commands.ts';
import { CLOSE, type CloseCode } from '../protocol/close-codes.ts';
import { errorBody } from '../protocol/errors.ts';
import type { Hello } from '../protocol/frames.ts';
import { failureCode } from '../store/store-error.ts';
import type { Principal } from '../jobs/principal.ts';
import { byeJson } from './bye.ts';
import { connectedJson, HEARTBEAT_MS } from './connected.ts';
import type { ConnectionParts } from './connection-parts.ts';
import type { Feed } from './feed.ts';
import type { Follower } from './follower.ts';
import { Inbox } from './inbox.ts';
import { Reader, type Sink } from './reader.ts';
import { decideResume } from './resume.ts';
import type { Upgrade } from './upgrade.ts';

/** Each state carries what is valid in it. */
type State =
  | { readonly is: 'greeting'; readonly deadline: Timer | undefined }
  | { readonly is: 'subscribed'; readonly feed: Feed; readonly reader: Reader }
  | { readonly is: 'closed' };

const SILENCE_MS = 30_000;
const STALLED_MS = 30_000;
const BUFFERED_BYTES = 256 * 1_024;

/** One socket on a job's channel. Handlers of Bun run at the same time; what a client says is done in its order. */
export class Connection implements Follower, Sink {
  readonly #parts: ConnectionParts;
  readonly #job: string;
  readonly #upgrade: Upgrade;
  #ticket: string | undefined;
  #principal: Principal | undefined;
  #socket: ServerWebSocket<Connection> | undefined;
  /** Of the state `subscribed`. A burst looks at it for every watcher, and each object on the way there is a cache miss. */
  #reader: Reader | undefined;
  #state: State = { is: 'greeting', deadline: undefined };
  #inbox: Inbox | undefined;
  #saidHello = false;
  #heardAt: number;
  #pinged = false;
  /** What the socket held when it was last seen to move, and when; undefined = it takes frames. */
  #stalled: { bytes: number; since: number } | undefined;

  readonly #signedOut = (): void => this.bye(CLOSE.NOT_AUTHENTICATED, 'signed out');

  constructor(parts: ConnectionParts, job: string, upgrade: Upgrade) {
    this.#parts = parts;
    this.#job = job;
    this.#upgrade = upgrade;
    this.#principal = upgrade.principal;
    this.#ticket = upgrade.ticket;
    this.#heardAt = parts.clock();
  }

  open(socket: ServerWebSocket<Connection>): void {
    this.#socket = socket;
    const { registry, limits } = this.#parts;
    const { refuse, address, until } = this.#upgrade;
    if (!registry.add(this, this.#principal?.id, address)) return this.#crowded();
    if (refuse) return this.bye(refuse.code, refuse.reason);
    if (until?.aborted) return this.#signedOut();
    until?.addEventListener('abort', this.#signedOut);
    const { helloMs, bareClientMs } = limits;
    const known = this.#principal !== undefined || this.#ticket !== undefined;
    const late = known ? () => this.#queue({ type: 'hello' }) : () => this.bye(CLOSE.NO_HELLO, 'no hello');
    this.#state = { is: 'greeting', deadline: setTimeout(late, known ? bareClientMs : helloMs) };
  }

  message(_socket: ServerWebSocket<Connection>, message: string | Buffer): void {
    const { clock, registry } = this.#parts;
    const now = clock();
    this.heard(now);
    if (typeof message !== 'string') return this.bye(CLOSE.BINARY, 'text frames only');
    const { type, frame, refusal, close } = (this.#inbox ??= new Inbox(now)).receive(message, now);
    registry.received.add(type);
    if (refusal) this.#refuse(refusal.id, refusal.error);
    if (close) return this.bye(close.code, close.reason);
    if (frame?.type === 'hello') this.#greeted();
    if (frame && frame.type !== 'pong') this.#queue(frame);
  }

  /** The client has read what waited for it: that it lives as well. */
  drain(): void {
    this.#stalled = undefined;
    this.heard(this.#parts.clock());
    this.grown();
  }

  close(_socket: ServerWebSocket<Connection>, code: number): void {
    this.#upgrade.until?.removeEventListener('abort', this.#signedOut);
    this.#leave();
    this.#state = { is: 'closed' };
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
    this.#inbox?.queue(async () => {
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
    if (this.#state.is !== 'closed' && this.#socket?.send(byeJson(code, reason, requestId)))
      this.#parts.registry.sent.add('bye');
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
    if (this.#saidHello) this.send(`{"type":"ping","t":${Math.round(clock)}}`, 'ping');
  }

  #sweepStalled(stalled: { bytes: number; since: number }, clock: number): void {
    const bytes = this.#socket?.getBufferedAmount() ?? 0;
    if (bytes < stalled.bytes) this.#stalled = { bytes, since: clock };
    const state = this.#state;
    const overrun = state.is === 'subscribed' && state.reader.position < state.feed.ring.tail && state.reader.live;
    if (overrun || clock - stalled.since >= STALLED_MS) this.bye(CLOSE.SLOW_READER, 'slow reader');
  }

  #greeted(): void {
    this.#saidHello = true;
    if (this.#state.is === 'greeting') clearTimeout(this.#state.deadline);
  }

  #queue(frame: Hello | Command): void {
    this.#inbox ??= new Inbox(this.#parts.clock());
    this.#inbox.queue(() => this.#handle(frame).catch((error: unknown) => this.#broken(frame, error)));
  }

  async #handle(frame: Hello | Command): Promise<void> {
    if (this.#state.is === 'closed') return;
    if (frame.type === 'hello') return this.#subscribe(frame);
    if (!this.#principal) return this.#refuse(frame.id, errorBody('UNAUTHORIZED'));
    this.#reply(await this.#parts.commands.submit(this.#principal, this.#job, frame));
  }

  async #subscribe(hello: Hello): Promise<void> {
    const { table, hub } = this.#parts;
    const principal = await this.#identify(hello);
    if (!principal) return this.bye(CLOSE.NOT_AUTHENTICATED, 'not authenticated');
    if (!this.#parts.registry.identified(this, principal.id)) return this.#crowded();
    this.#principal = principal;
    const row = await table.owned(principal, this.#job);
    if (!row) return this.bye(CLOSE.NO_SUCH_JOB, 'no such job');
    const feed = await hub.feed(row);
    const text = hello.text ?? 'delta';
    const resume = decideResume(hello.since, text, {
      epoch: feed.epoch,
      head: feed.head,
      trimmed: row.trimmedAt !== null,
    });
    if (!resume) return this.#refuse(null, errorBody('BAD_FRAME', 'since: not a cursor'));
    if (this.#is('closed')) return;
    this.#leave();
    const reader = new Reader(feed, text, this);
    this.#state = { is: 'subscribed', feed, reader };
    this.#reader = reader;
    this.send(connectedJson(feed, resume, principal.scopes), 'connected');
    hub.join(feed, this);
    await reader.start(resume);
  }

  async #identify({ ticket = this.#ticket, token }: Hello): Promise<Principal | undefined> {
    this.#ticket = undefined;
    if (ticket !== undefined) return this.#parts.tickets.redeem(ticket, this.#job);
    if (token !== undefined) return this.#parts.authenticate(token);
    return this.#principal;
  }

  #leave(): void {
    const state = this.#state;
    this.#reader = undefined;
    if (state.is === 'greeting') clearTimeout(state.deadline);
    if (state.is !== 'subscribed') return;
    state.reader.stop();
    this.#parts.hub.leave(state.feed, this);
  }

  #is(state: State['is']): boolean {
    return this.#state.is === state;
  }

  #reply(reply: CommandReply): void {
    this.send(JSON.stringify(reply), 'reply');
  }

  #refuse(id: string | null, error: ReturnType<typeof errorBody>): void {
    this.#reply({ type: 'reply', id, ok: false, error });
  }

  #broken(frame: Hello | Command, error: unknown): void {
    if (frame.type === 'hello') return this.failed(error);
    const { requestId } = this.#upgrade;
    this.#parts.onFailure(error, this.#job, requestId);
    const said = errorBody(failureCode(error));
    this.#reply({ type: 'reply', id: frame.id, ok: false, error: said, request_id: requestId });
  }

  #crowded(): void {
    this.bye(CLOSE.TOO_MANY_CONNECTIONS, 'too many connections');
  }

  #close(code: number, reason: string): void {
    if (this.#state.is === 'closed') return;
    this.#leave();
    this.#state = { is: 'closed' };
    this.#socket?.close(code, reason);
  }
}

function pump(socket: ServerWebSocket<Connection>): void {
  socket.data.pump();
}
