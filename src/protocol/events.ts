import type { Directive } from './directives/directives.ts';
import type { Block, Category, Change } from './document.ts';
import type { ErrorBody } from './errors.ts';
import type { Source } from './source.ts';
import type { JobStatus } from './status.ts';

/** A pass as it was planned. */
export interface PlannedPass {
  /** From 1, in the order they run. */
  readonly pass: number;
  readonly name: string;
}

/** Grade after Flesch–Kincaid, and what it was counted from. */
export interface Readability {
  readonly grade: number;
  readonly words: number;
  readonly sentences: number;
}

/** What a model or engine consumed. Members that are left out are not known. */
export interface Usage {
  /** Who was asked: `openai/gpt-6-luna`. In a sum over a pass who wrote what stands of it: `openai/gpt-6-luna, embedded`. */
  readonly engine: string;
  /** The pass that a call was made for; left out in a sum over a pass. */
  readonly pass?: number;
  readonly input_tokens?: number;
  readonly output_tokens?: number;
  /** US dollars, by a table of prices. */
  readonly cost_usd?: number;
  /** The tokens were counted here, for want of a count by who was asked. */
  readonly estimated?: boolean;
}

/** What a feedback command counts from: the first block that it can still change. */
export interface Target {
  readonly pass?: number | undefined;
  readonly block?: string | undefined;
}

/** `steer`: from the next block. `queue`: in a further pass. `interrupt`: the running pass begins again. */
export type FeedbackMode = 'steer' | 'queue' | 'interrupt';

/** What became of the model call (or the engine's task) when a job was cancelled. */
export type UpstreamEnd = 'none' | 'aborted' | 'completed_first' | 'abandoned';

/** Every terminal event says what the text was at that moment. Sums are sha256 of UTF-8, in hex. */
interface Outcome {
  /** The number of the newest version, 0 = the original. */
  readonly version: number;
  /** True when that version's pass did not reach its end. */
  readonly partial: boolean;
  readonly text_sha256: string;
  readonly elapsed_ms: number;
}

/** Durable events: type → data. Every one is a row of the job's log before anybody sees it. */
export interface EventData {
  job_accepted: {
    readonly kind: string;
    readonly title: string;
    readonly strategy: string;
    readonly options: Readonly<Record<string, unknown>>;
    readonly input: { readonly format: string; readonly bytes: number; readonly sha256: string };
    readonly retry_of?: string;
  };
  job_started: {
    readonly engine: string;
    readonly passes: readonly PlannedPass[];
    /** What stands before the first block. */
    readonly lead: string;
    readonly blocks: number;
  };
  /** 64 KiB or less each; together the whole of version 0. */
  blocks: { readonly blocks: readonly Block[] };
  route: { readonly to: string; readonly reason: string };
  pass_start: PlannedPass & { readonly of: number; readonly attempt: number; readonly blocks: number };
  /** Empties the block; said where a block streams its text and where one starts again. */
  block_start: { readonly pass: number; readonly block: string; readonly attempt: number };
  /** Provisional text; `off` in UTF-16 units of the block's new text. The only type outside the `prev` chain. */
  content: { readonly pass: number; readonly block: string; readonly off: number; readonly text: string };
  thinking: { readonly pass?: number; readonly text: string };
  block_complete: {
    readonly pass: number;
    readonly block: string;
    /** Left out when it follows from the block's input and the applied changes. */
    readonly text?: string;
    /** UTF-16 units. */
    readonly length: number;
    readonly sha256: string;
    readonly changes: readonly Change[];
  };
  /** A person's decisions come into a block: said before the next pass begins, and before the job ends. */
  block_decided: {
    readonly block: string;
    readonly text: string;
    /** UTF-16 units. */
    readonly length: number;
    readonly sha256: string;
    /** Every decision that stood on a change of this block, by change id. */
    readonly accepted: readonly string[];
    readonly rejected: readonly string[];
  };
  pass_complete: {
    readonly pass: number;
    readonly version: number;
    /** True when somebody wanted the pass skipped and it did nothing: its version is the one before. */
    readonly skipped?: boolean;
    readonly changes: number;
    readonly by_category: Readonly<Partial<Record<Category, number>>>;
    readonly readability: { readonly before: Readability; readonly after: Readability };
    readonly usage?: Usage;
    readonly elapsed_ms: number;
  };
  /** What the pass had changed is rejected, as the answer `undo` to its gate wants it. */
  pass_undone: {
    readonly pass: number;
    /** How many of the changes stood until then. */
    readonly changes: number;
    /** With all passes before it: the question was about the whole job. */
    readonly whole?: true;
  };
  /** What an answer leans on; the newest list is the one that counts. */
  sources: { readonly sources: readonly Source[] };
  input_requested: {
    readonly input: string;
    readonly question: string;
    readonly choices?: readonly string[];
    /**
     * The pass that is to be looked at, and how many of its changes are in the text and how many are suggestions.
     * `whole`: of all passes up to it.
     */
    readonly about?: PlannedPass & {
      readonly changes: number;
      readonly suggestions: number;
      readonly whole?: true;
    };
    readonly expires_at?: number;
    readonly fallback?: string;
  };
  input_resolved: { readonly input: string; readonly value: string; readonly by: string };
  feedback_received: {
    readonly feedback: string;
    readonly mode: FeedbackMode;
    /** Empty where it came as directives alone. */
    readonly text: string;
    readonly target?: Target;
    readonly directives?: readonly Directive[];
  };
  feedback_applied: {
    readonly feedback: string;
    /** The first block that it counts for; left out when none is left. */
    readonly from?: Target;
    /** The attempt of the pass in `from`; begun again after it, the pass follows it from its first block on. */
    readonly attempt?: number;
    /** Sentences for people. */
    readonly understood: readonly string[];
    /** The same for programs; what of it holds from now on follows from these alone. */
    readonly directives?: readonly Directive[];
    readonly not_understood: readonly string[];
    /** Sentences that would be understood, nearest to those that were not first. */
    readonly examples?: readonly string[];
  };
  state: { readonly status: JobStatus; readonly reason?: string };
  usage: Usage;
  warning: { readonly code: string; readonly message: string; readonly pass?: number; readonly block?: string };
  done: Outcome & { readonly changes: number };
  error: Outcome & { readonly error: ErrorBody };
  cancelled: Outcome & { readonly reason: string; readonly upstream: UpstreamEnd };
}

/** What kinds of durable events there are. */
export type EventType = keyof EventData;
/** The event that ends a log; a job has one at most. */
export type TerminalType = 'done' | 'error' | 'cancelled';

/** An event before it has a place in the log. */
export type JobEvent = { [T in EventType]: { readonly type: T; readonly data: EventData[T] } }[EventType];

/** An event as it stands in the log and on the wire. */
export type LoggedEvent = JobEvent & {
  readonly seq: number;
  /** The seq of the event before it that is not `content`; 0 for the first. `content` has none. */
  readonly prev?: number;
  /** ms since 1970. */
  readonly at: number;
};

/**
 * Not stored and never replayed. Each says how things are, so the newest of a type is all there is to know; `rev` counts
 * the decisions on a job's changes, which a client reads again when it is not the one it knows.
 */
export interface SignalData {
  progress: { readonly pass: number; readonly fraction: number; readonly eta_ms: number | null };
  viewers: { readonly count: number };
  decisions: { readonly rev: number };
}

/** What is told to who listens at the moment, and kept nowhere: it has no `seq`. */
export type Signal = { [T in keyof SignalData]: { readonly type: T; readonly data: SignalData[T] } }[keyof SignalData];

const TERMINAL = new Map<string, 'completed' | 'failed' | 'cancelled'>([
  ['done', 'completed'],
  ['error', 'failed'],
  ['cancelled', 'cancelled'],
]);

/** The status that a terminal event leaves the job in; undefined for every other type. */
export function terminalStatus(type: string): 'completed' | 'failed' | 'cancelled' | undefined {
  return TERMINAL.get(type);
}
