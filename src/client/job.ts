import type { Command, CommandReply, PauseMode } from '../protocol/commands.ts';
import { formatCursor } from '../protocol/cursor.ts';
import type { FeedbackMode, LoggedEvent, Signal, Target } from '../protocol/events.ts';
import type { ServerFrame, SnapshotFrame } from '../protocol/frames.ts';
import type { JobState } from '../protocol/state.ts';
import type { Api } from './api.ts';
import { Connection, type Reach } from './connection.ts';
import { Outbox } from './outbox.ts';
import { RedraftError } from './redraft-error.ts';
import { Stream } from './stream.ts';
import type { Transport } from './transports/transport.ts';
import { View } from './view.ts';

/** What is heard of a job: its events and signals, a snapshot in their place, and how the connection is. */
export type Update =
  | LoggedEvent
  | Signal
  | { readonly type: 'snapshot'; readonly data: JobState }
  | { readonly type: 'reach'; readonly data: Reach };

export type UpdateType = Update['type'];
type Heard<T extends UpdateType> = (update: Extract<Update, { type: T }>) => void;
type Accepted = Extract<CommandReply, { ok: true }>;

export interface ResultOptions {
  readonly format?: 'md' | 'txt' | 'html' | undefined;
  readonly changes?: 'accepted' | 'all' | 'none' | undefined;
}

/** Which changes a decision is about. */
export type Decided =
  | { readonly ids: readonly string[] }
  | { readonly filter: Readonly<Partial<Record<'category' | 'rule' | 'tier', string> & { pass: number }>> };

export interface JobParts {
  readonly id: string;
  readonly api: Api;
  readonly transports: readonly [Transport, ...Transport[]];
  /** The whole log from its first event, instead of a snapshot. */
  readonly fromStart: boolean;
  readonly random?: (() => number) | undefined;
}

/**
 * One job, live: its state as the server has it, proved block by block, and everything that can be said to it. Hears
 * from the moment it is made until the job's end or `close()`.
 */
export class Job {
  readonly id: string;
  /** Resolves with the last state when everything was heard; rejects where that cannot be: no such job, no access. */
  readonly finished: Promise<JobState>;
  readonly #api: Api;
  readonly #view: View;
  readonly #outbox = new Outbox();
  readonly #connection: Connection;
  readonly #listeners = new Map<UpdateType, Set<(update: Update) => void>>();
  readonly #any = new Set<(update: Update) => void>();
  readonly #streams = new Set<Stream<Update>>();
  #reach: Reach;
  #since: string | undefined;
  #epoch = '';
  #decisionsRev = 0;

  constructor({ id, api, transports, fromStart, random }: JobParts) {
    this.id = id;
    this.#api = api;
    this.#view = new View(id);
    this.#since = fromStart ? 'start' : undefined;
    this.#reach = { status: 'connecting', transport: transports[0].name };
    this.#connection = new Connection({
      job: id,
      transports,
      outbox: this.#outbox,
      random,
      since: () => this.#since,
      onFrame: (frame) => this.#take(frame),
      onReach: (reach) => {
        this.#reach = reach;
        this.#tell({ type: 'reach', data: reach });
      },
    });
    this.finished = this.#run();
    // Who does not ask for the end hears of a failure through `reach`.
    this.finished.catch(() => undefined);
  }

  get state(): JobState {
    return this.#view.state;
  }

  /** Counts the decisions on the job's changes: when it is another one, they are to be read again. */
  get decisionsRev(): number {
    return this.#decisionsRev;
  }

  get reach(): Reach {
    return this.#reach;
  }

  /**
   * What is heard from now on, until the job's end; leaving the loop ends it. One that is asked for in the same turn as
   * the job was made misses nothing.
   * @throws RedraftError when dialling again cannot help
   */
  events(): AsyncIterableIterator<Update> {
    const stream = new Stream<Update>(() => this.#streams.delete(stream));
    this.#streams.add(stream);
    this.finished.then(
      () => stream.end(),
      (error: unknown) => stream.fail(error),
    );
    return stream;
  }

  /** @returns what ends it. */
  on<T extends UpdateType>(type: T, heard: Heard<T>): () => void {
    const listeners = this.#listeners.get(type) ?? new Set();
    const listener = (update: Update) => {
      if (isOf(update, type)) heard(update);
    };
    this.#listeners.set(type, listeners.add(listener));
    return () => listeners.delete(listener);
  }

  /** Hears everything. @returns what ends it. */
  onAny(heard: (update: Update) => void): () => void {
    this.#any.add(heard);
    return () => this.#any.delete(heard);
  }

  cancel(reason?: string): Promise<Accepted> {
    return this.#say({ type: 'cancel', id: crypto.randomUUID(), reason });
  }

  pause(mode?: PauseMode): Promise<Accepted> {
    return this.#say({ type: 'pause', id: crypto.randomUUID(), mode });
  }

  resume(): Promise<Accepted> {
    return this.#say({ type: 'resume', id: crypto.randomUUID() });
  }

  feedback(text: string, { mode, target }: { mode?: FeedbackMode; target?: Target } = {}): Promise<Accepted> {
    return this.#say({ type: 'feedback', id: crypto.randomUUID(), text, mode, target });
  }

  /** Answers the question in `state.input`. */
  async respond(value: string, input = this.state.input?.input): Promise<Accepted> {
    if (input === undefined) throw new RedraftError('CONFLICT', 'The job has asked nothing.', false);
    return this.#say({ type: 'respond', id: crypto.randomUUID(), input, value });
  }

  /** Accepts or rejects changes, or takes a decision back. */
  async decide(decided: Decided, decision: 'accepted' | 'rejected' | 'none'): Promise<void> {
    await this.#api.json('PUT', `/v1/jobs/${this.id}/changes`, { ...decided, decision });
  }

  /** The text as it stands. */
  async result(options: ResultOptions = {}): Promise<string> {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(options)) if (value !== undefined) query.set(name, value);
    return (await this.#api.send('GET', `/v1/jobs/${this.id}/result?${query}`)).text();
  }

  /** The network or the tab came back: hear at once whether the line holds. @param quietMs silence that is allowed */
  probe(quietMs: number): void {
    this.#connection.probe(quietMs);
  }

  /** Hangs up; the job goes on. @returns commands that nobody answered: they may or may not have been heard. */
  close(): Command[] {
    this.#connection.close();
    return this.#outbox.close();
  }

  #say(command: Command): Promise<Accepted> {
    const { status } = this.#reach;
    if (status === 'closed') return Promise.reject(new RedraftError('CLOSED', 'The connection is closed.', false));
    return this.#outbox.say(command);
  }

  async #run(): Promise<JobState> {
    const error = await this.#connection.run();
    this.#outbox.close();
    if (error) throw error;
    return this.state;
  }

  /** @returns false when something is missing. */
  #take(frame: ServerFrame): boolean {
    switch (frame.type) {
      case 'connected':
        if (this.#epoch !== '' && this.#epoch !== frame.epoch) this.#since = undefined;
        this.#epoch = frame.epoch;
        this.#decided(frame.decisions_rev);
        return true;
      case 'snapshot':
        return this.#snapshot(frame);
      case 'reply':
        this.#outbox.answer(frame);
        return true;
      case 'stream_end':
        return this.#view.proves(frame) || this.#lost();
      case 'decisions':
        this.#decided(frame.data.rev);
        return true;
      case 'progress':
      case 'viewers':
        this.#tell(frame);
        return true;
      default:
        return 'seq' in frame && 'data' in frame ? this.#event(frame) : true;
    }
  }

  #decided(rev: number): void {
    if (rev === this.#decisionsRev) return;
    this.#decisionsRev = rev;
    this.#tell({ type: 'decisions', data: { rev } });
  }

  #snapshot(frame: SnapshotFrame): boolean {
    const whole = this.#view.snapshot(frame);
    if (whole === 'missing') return this.#lost();
    if (whole) this.#at({ type: 'snapshot', data: this.state });
    return true;
  }

  #event(event: LoggedEvent): boolean {
    const taken = this.#view.take(event);
    if (taken === 'missing') return this.#lost();
    if (taken !== 'known') this.#at(taken);
    return true;
  }

  /** The state is known up to its `seq`: from there a next connection goes on. */
  #at(update: Update): void {
    this.#since = formatCursor(this.#epoch, this.state.seq);
    this.#tell(update);
  }

  /** Only a snapshot can be trusted now. */
  #lost(): false {
    this.#since = undefined;
    return false;
  }

  #tell(update: Update): void {
    for (const stream of this.#streams) stream.push(update);
    for (const listener of this.#any) listener(update);
    for (const listener of this.#listeners.get(update.type) ?? []) listener(update);
  }
}

function isOf<T extends UpdateType>(update: Update, type: T): update is Extract<Update, { type: T }> {
  return update.type === type;
}
