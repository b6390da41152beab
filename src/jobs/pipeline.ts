import type { EngineRule, Upstream } from '../engines/revision-engine.ts';
import type { FileContent } from '../files/files.ts';
import type { Standing } from '../people/standing.ts';
import type { Decision, Decisions } from '../protocol/review/decisions.ts';
import type { EventData, JobEvent, Signal } from '../protocol/events.ts';
import type { JobState } from '../protocol/fold/state.ts';

/** A request that its pipeline has understood, ready to be stored. */
export interface AcceptedRequest {
  readonly accepted: Omit<EventData['job_accepted'], 'kind' | 'retry_of'>;
  /** What `run` gets back as `request`, after any number of restarts: JSON. */
  readonly request: unknown;
  /** The conversation that it is a turn of. */
  readonly conversation?: string;
}

/** A request that was understood, or what is wrong with it; `path`: where in the body, such as `input.files.0`. */
export type Acceptance =
  | ({ readonly ok: true } & AcceptedRequest)
  /** The request is good, but this server is not set up for it: a sentence that says what to do. */
  | { readonly ok: false; readonly unavailable: string }
  | { readonly ok: false; readonly problems: readonly { readonly path: string; readonly message: string }[] };

/** What a pipeline is given. It knows nothing of transports and stores. */
export interface RunContext {
  readonly job: string;
  readonly request: unknown;
  /** How whoever asked stood to words, rules and strategies when the job was accepted. */
  readonly person: Standing;
  /** What is decided of the job's changes at this moment. */
  readonly decisions: () => Promise<Decisions>;
  /**
   * Decides on changes for the people who steer, as they would by themselves, but nothing is learned from it. Resolves
   * when it is stored, with how many it changed. Under a `cause` of this job that is known, after a crash, it decides
   * nothing and answers as it did then.
   */
  readonly decide: (changes: readonly string[], decision: Decision | 'none', cause: string) => Promise<number>;
  /** An uploaded file of whoever asked. */
  readonly file: (id: string) => Promise<FileContent>;
  /** The job folded to its log's head: what is still to do stands here, so the same code starts and resumes. */
  readonly state: () => JobState;
  /** Aborted when the run is to stop at once: cancel, pause now, time limit, a pass planned again, shutdown. */
  readonly signal: AbortSignal;
  /**
   * Says with true that nothing is under way because a provider is waited for, with false that it goes on. In between a
   * pause holds at once, and what people say is answered at once, by a call of `run` that goes on from here.
   */
  readonly rest: (resting: boolean) => void;
  /** Says what a call has cost. It is stored soon, in any case before the run is over. */
  readonly paid: (usage: EventData['usage']) => void;
  /** True when an earlier run of this job ended in a crash. */
  readonly recovered: boolean;
  /** ms of a clock that never goes back. */
  readonly clock: () => number;
  /** ms since 1970. */
  readonly now: () => number;
  /** How long streamed text is gathered before it becomes a row, at the moment; ms. */
  readonly gatherMs: () => number;
  /** To whoever watches the job at the moment; not stored. */
  readonly tell: (signal: Signal) => void;
}

/** What stays of a job that is cancelled or fails, where its blocks alone would lose something that was shown. */
export interface BrokenOff {
  /** Said in the commit of the terminal event, before it. */
  readonly events: readonly JobEvent[];
  /** What was shown and is not in the result: the version of the pass that was cut short. */
  readonly shown?: { readonly version: number; readonly pass: string; readonly text: string } | undefined;
}

/**
 * A kind of job. `run` yields events; each is committed before the next is asked for (`content` is gathered for
 * `gatherMs`). Returning ends the job, throwing fails it; after `input_requested` the run ends and starts again when the
 * answer is there, or when a pause that came first is over: then it has to ask again. Whatever a run needs to know of
 * earlier ones it reads from `state`.
 */
export interface Pipeline {
  readonly kind: string;
  /** Its `input.text` may come from a file: `input.fileId`. */
  readonly takesText?: boolean;
  /** Those that its changes may be made by, where they are known by name. */
  readonly rules?: readonly EngineRule[];
  /** Parses `{input, options}` of a request. @param person how whoever asks stands to words, rules and strategies */
  accept(body: unknown, person: Standing): Acceptance;
  run(context: RunContext): AsyncGenerator<JobEvent>;
  /** Whether somebody is still owed an answer that `run` would give: then its return does not end the job. */
  owes?(state: JobState): boolean;
  /**
   * What stays of a job that does not come to its end, asked when no run has it any more. Left out, its finished blocks
   * stay, and the open one goes back to its input.
   */
  brokenOff?(state: JobState): BrokenOff;
  /** Words a second that a pass has gone over here lately; undefined where none has run that tells. */
  pace?(pass: string): number | undefined;
  /** Loads what the first run would wait for; returns at once. */
  warm?(): void;
  /** How the engine behind it is: `cold`, `warming`, `ready` or `failed`. */
  engineStatus?(): string;
  /** How the services that it asks are, by name. */
  upstreams?(): readonly Upstream[];
  close?(): Promise<void>;
}
