import type { Command, PauseMode } from '../protocol/commands.ts';
import type { Directive } from '../protocol/directives/directives.ts';
import type { FeedbackMode, Target } from '../protocol/events.ts';
import type { ServerFrame } from '../protocol/frames/frames.ts';
import type { JobState } from '../protocol/fold/state.ts';
import type { JobStatus } from '../protocol/status.ts';
import type { Api } from './requests/api.ts';
import { Audience } from './live/audience.ts';
import { Connection, type Reach, type Timing } from './live/connection.ts';
import { JobRecord } from './job-record.ts';
import { type Accepted, Outbox } from './live/outbox.ts';
import { Reader } from './live/reader.ts';
import { RedraftError } from './redraft-error.ts';
import { postCommand } from './transports/post-command.ts';
import type { Transport } from './transports/transport.ts';
import type { Update, UpdateOf, UpdateType } from './live/updates.ts';
import { uuid } from './uuid.ts';

/** What is wished for: words, directives, or both. */
export type Wish = string | { readonly text?: string | undefined; readonly directives?: readonly Directive[] };

/** ms in which a server answers a command, mostly. */
const ANSWER_MS = 5_000;

/** What a job is made of. */
export interface JobParts {
  readonly id: string;
  readonly api: Api;
  /** The wanted one first. */
  readonly transports: readonly [Transport, ...Transport[]];
  readonly timing: Timing;
  /** The whole log from its first event, instead of a snapshot. */
  readonly fromStart: boolean;
  /** Hears of listeners that threw. */
  readonly onError: (error: unknown) => void;
  /** Aborted: the job is let go, as by `close()`. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * One job, live: its state as the server has it, proved block by block, and everything that can be said to it. Hears
 * from the moment it is made until the job's end or `close()`.
 */
export class Job extends JobRecord {
  /**
   * Resolves with the last state when everything was heard; rejects where that cannot be: no such job, no access, or
   * `CLOSED` after `close()`.
   */
  readonly finished: Promise<JobState>;
  readonly #audience: Audience;
  readonly #reader: Reader;
  readonly #outbox = new Outbox();
  readonly #connection: Connection;
  readonly #pause: Timing['pause'];
  #reach: Reach;

  constructor({ id, api, transports, timing, fromStart, onError, signal }: JobParts) {
    super(id, api);
    this.#audience = new Audience(onError);
    this.#reader = new Reader(id, fromStart, (update) => this.#audience.tell(update));
    this.#reach = { status: 'connecting', transport: transports[0].name };
    this.#pause = timing.pause;
    this.#connection = new Connection({
      job: id,
      transports,
      timing,
      since: () => this.#reader.since,
      onFrame: (frame) => this.#hear(frame),
      onEnd: () => this.#reader.ends(),
      onLine: (send) => this.#outbox.line(send),
      onRefused: (command, error) => this.#outbox.refuse(command, error),
      onReach: (reach) => this.#reached(reach),
    });
    this.finished = this.#run(signal);
    // Who does not ask for the end hears of a failure through `reach`.
    this.finished.catch(() => undefined);
  }

  /** Everything that is known by now. What is heard later makes another one of it, and leaves this one as it is. */
  get state(): JobState {
    return this.#reader.state;
  }

  /** Counts the decisions on the job's changes: when it is another one, they are to be read again. */
  get decisionsRev(): number {
    return this.#reader.decisionsRev;
  }

  /** How the job is being heard of: over which transport, and whether live. */
  get reach(): Reach {
    return this.#reach;
  }

  /**
   * What is heard from now on, until the job's end or `close()`; leaving the loop ends it. One that is asked for in the
   * same turn as the job was made misses nothing. A reader that falls far behind gets a `snapshot` of the state in the
   * place of what waited for it.
   * @throws RedraftError when dialling again cannot help
   */
  events(): AsyncIterableIterator<Update> {
    return this.#audience.stream(() => ({ type: 'snapshot', data: this.state }));
  }

  /** @returns what ends it. */
  on<T extends UpdateType>(type: T, heard: (update: UpdateOf<T>) => void): () => void {
    return this.#audience.on(type, heard);
  }

  /** Hears everything. @returns what ends it. */
  onAny(heard: (update: Update) => void): () => void {
    return this.#audience.onAny(heard);
  }

  /** Ends the job; what was finished stays. Resolves when it is in the log, `finished` when it has happened. */
  cancel(reason?: string): Promise<Accepted> {
    return this.say({ type: 'cancel', id: uuid(), reason });
  }

  /** @param mode `boundary`, the default, finishes the block first. */
  pause(mode?: PauseMode): Promise<Accepted> {
    return this.say({ type: 'pause', id: uuid(), mode });
  }

  /** Goes on with a job that is paused. */
  resume(): Promise<Accepted> {
    return this.say({ type: 'resume', id: uuid() });
  }

  /** Steers. What was understood comes as `feedback_applied`. */
  feedback(wish: Wish, { mode, target }: { mode?: FeedbackMode; target?: Target } = {}): Promise<Accepted> {
    const { text, directives } = typeof wish === 'string' ? { text: wish } : { ...wish };
    return this.say({ type: 'feedback', id: uuid(), text, directives, mode, target });
  }

  /** Answers the question in `state.input`, or another one that is named. */
  async respond(value: string, input = this.state.input?.input, ifStatus?: JobStatus): Promise<Accepted> {
    if (input === undefined) throw new RedraftError('CONFLICT', 'The job has asked nothing.', false);
    return this.say({ type: 'respond', id: uuid(), input, value, if_status: ifStatus });
  }

  /**
   * Says a command, such as one that `close()` handed back. Sent again by its id on every new connection until the
   * server answers, and carried out once.
   * @throws RedraftError that it was refused with, or `CLOSED`
   */
  say(command: Command): Promise<Accepted> {
    const answer = this.#outbox.say(command);
    void this.#doubt(answer);
    return answer;
  }

  /** Hears at once whether the line holds. @param quietMs silence that is allowed */
  probe(quietMs: number): void {
    this.#connection.probe(quietMs);
  }

  /** Dials at once, the wanted transport first: the network came back, or has changed. */
  restart(): void {
    this.#connection.restart();
  }

  /** Hangs up; the job goes on. @returns commands that nobody answered: they may or may not have been heard. */
  close(): Command[] {
    this.#connection.close();
    return this.#outbox.close();
  }

  /** A line on which a command stays without an answer, and nothing else is heard, is live in name alone. */
  async #doubt(answer: Promise<Accepted>): Promise<void> {
    const answered = new AbortController();
    const over = () => answered.abort();
    answer.then(over, over);
    await this.#pause(ANSWER_MS, answered.signal);
    if (!answered.signal.aborted && this.#reach.status === 'live') this.probe(ANSWER_MS);
  }

  #hear(frame: ServerFrame): boolean {
    if (frame.type !== 'reply') return this.#reader.take(frame);
    this.#outbox.answer(frame);
    return true;
  }

  #reached(reach: Reach): void {
    const { status, transport } = this.#reach;
    if (status === reach.status && transport === reach.transport) return;
    this.#reach = reach;
    this.#audience.tell({ type: 'reach', data: reach });
  }

  async #run(signal?: AbortSignal): Promise<JobState> {
    const leave = () => void this.close();
    signal?.addEventListener('abort', leave);
    if (signal?.aborted) leave();
    const error = await this.#connection.run();
    signal?.removeEventListener('abort', leave);
    this.#audience.end(error && error.code !== 'CLOSED' ? { error } : {});
    if (error) {
      this.#outbox.close();
      throw error;
    }
    // The last line ended before it answered some: only the server knows what became of them.
    const over = {
      job: this.id,
      onFrame: (frame: ServerFrame) => void this.#hear(frame),
      onRefused: (id: string, refused: RedraftError) => this.#outbox.refuse(id, refused),
    };
    this.#outbox.line(postCommand(this.api, over, ({ id }, lost) => this.#outbox.refuse(id, lost)));
    return this.state;
  }
}
