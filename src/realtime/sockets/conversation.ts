import type { Command, CommandReply } from '../../protocol/commands.ts';
import { CLOSE, type CloseCode } from '../../protocol/frames/close-codes.ts';
import { NOT_A_CURSOR, type TextFilter } from '../../protocol/frames/cursor.ts';
import { errorBody } from '../../protocol/errors.ts';
import type { Hello, Resume, Scope } from '../../protocol/frames/frames.ts';
import { failureCode } from '../../store/store-error.ts';
import type { Principal } from '../../jobs/principal.ts';
import type { ConnectionParts } from './connection-parts.ts';
import type { Feed } from '../feeds/feed.ts';
import { Inbox } from './inbox.ts';
import { decideResume } from '../resume.ts';
import type { Upgrade } from './upgrade.ts';

/** What a conversation is held on. */
interface Line {
  readonly closed: boolean;
  /** @returns false when there is no slot left for this principal, who is being sent away then. */
  identified(principal: string): boolean;
  /** Sends the log from where `resume` says on, in place of what was being sent. */
  follow(feed: Feed, text: TextFilter, resume: Resume, scopes: readonly Scope[]): Promise<void>;
  send(json: string, type: string): boolean;
  bye(code: CloseCode, reason: string): void;
  failed(error: unknown): void;
}

/** What one client says on a job's channel, done in its order: who it is, where it takes the log up, its commands. */
export class Conversation {
  readonly #line: Line;
  readonly #parts: ConnectionParts;
  readonly #job: string;
  readonly #requestId: string;
  #ticket: string | undefined;
  #principal: Principal | undefined;
  #inbox: Inbox | undefined;
  #deadline: Timer | undefined;
  #saidHello = false;

  constructor(line: Line, parts: ConnectionParts, job: string, upgrade: Upgrade) {
    this.#line = line;
    this.#parts = parts;
    this.#job = job;
    this.#requestId = upgrade.requestId;
    this.#principal = upgrade.principal;
    this.#ticket = upgrade.ticket;
  }

  get saidHello(): boolean {
    return this.#saidHello;
  }

  /** Waits for a hello; whoever is known already may do without. */
  begin(): void {
    const { helloMs, bareClientMs } = this.#parts.limits;
    const known = this.#principal !== undefined || this.#ticket !== undefined;
    const late = known ? () => this.#queue({ type: 'hello' }) : () => this.#line.bye(CLOSE.NO_HELLO, 'no hello');
    this.#deadline = setTimeout(late, known ? bareClientMs : helloMs);
  }

  /** @param clock ms of a clock that never goes back. */
  hear(message: string, clock: number): void {
    const { type, frame, refusal, close } = (this.#inbox ??= new Inbox(clock)).receive(message, clock);
    this.#parts.registry.received.add(type);
    if (refusal) this.#refuse(refusal.id, refusal.error);
    if (close) return this.#line.bye(close.code, close.reason);
    if (frame?.type === 'hello') this.#greeted();
    if (frame && frame.type !== 'pong') this.#queue(frame);
  }

  /** Does `work`, which never rejects, after everything that was said before has been replied to. */
  afterReplies(work: () => Promise<void>): void {
    this.#inbox?.queue(work);
  }

  end(): void {
    this.#inTime();
  }

  #greeted(): void {
    this.#saidHello = true;
    this.#inTime();
  }

  /** A socket may be open for days: it keeps no timer that is over. */
  #inTime(): void {
    clearTimeout(this.#deadline);
    this.#deadline = undefined;
  }

  #queue(frame: Hello | Command): void {
    this.#inbox ??= new Inbox(this.#parts.clock());
    this.#inbox.queue(() => this.#handle(frame).catch((error: unknown) => this.#broken(frame, error)));
  }

  async #handle(frame: Hello | Command): Promise<void> {
    if (this.#line.closed) return;
    if (frame.type === 'hello') return this.#subscribe(frame);
    if (!this.#principal) return this.#refuse(frame.id, errorBody('UNAUTHORIZED'));
    this.#reply(await this.#parts.commands.submit(this.#principal, this.#job, frame));
  }

  async #subscribe(hello: Hello): Promise<void> {
    const { table, hub } = this.#parts;
    const principal = await this.#identify(hello);
    if (!principal) return this.#line.bye(CLOSE.NOT_AUTHENTICATED, 'not authenticated');
    if (!this.#line.identified(principal.id)) return;
    this.#principal = principal;
    const row = await table.owned(principal, this.#job);
    if (!row) return this.#line.bye(CLOSE.NO_SUCH_JOB, 'no such job');
    const feed = await hub.feed(row);
    const text = hello.text ?? 'delta';
    const resume = decideResume(hello.since, text, {
      epoch: feed.epoch,
      head: feed.head,
      trimmed: row.trimmedAt !== null,
    });
    if (!resume) return this.#refuse(null, errorBody('BAD_FRAME', `since: ${NOT_A_CURSOR}`));
    if (this.#line.closed) return;
    this.#inTime();
    await this.#line.follow(feed, text, resume, principal.scopes);
  }

  async #identify({ ticket = this.#ticket, token }: Hello): Promise<Principal | undefined> {
    this.#ticket = undefined;
    if (ticket !== undefined) return this.#parts.tickets.redeem(ticket, this.#job);
    if (token !== undefined) return this.#parts.authenticate(token);
    return this.#principal;
  }

  #reply(reply: CommandReply): void {
    this.#line.send(JSON.stringify(reply), 'reply');
  }

  #refuse(id: string | null, error: ReturnType<typeof errorBody>): void {
    this.#reply({ type: 'reply', id, ok: false, error });
  }

  #broken(frame: Hello | Command, error: unknown): void {
    if (frame.type === 'hello') return this.#line.failed(error);
    this.#parts.onFailure(error, this.#job, this.#requestId);
    const said = errorBody(failureCode(error));
    this.#reply({ type: 'reply', id: frame.id, ok: false, error: said, request_id: this.#requestId });
  }
}
