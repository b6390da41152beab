import type { Directive } from '../directives/directives.ts';
import type { Block, Category, Change } from '../document.ts';
import type { EventData, FeedbackMode, Readability, Target, TerminalType, Usage } from '../events.ts';
import type { JobStatus } from '../status.ts';

/** A pass of the plan and how far it is; what it found out (`by_category` and on) is there once it is complete. */
export interface PassState {
  readonly pass: number;
  readonly name: string;
  readonly status: 'planned' | 'running' | 'complete';
  /** From 1; 0 = it has not begun. */
  readonly attempt: number;
  /** Blocks that this pass has completed. */
  readonly completed: number;
  readonly changes: number;
  /** Somebody wanted it skipped before it did anything. */
  readonly skipped?: boolean;
  /** Who looked at it wanted it undone, and its changes were rejected: people may decide otherwise after that. */
  readonly undone?: boolean;
  readonly by_category?: Readonly<Partial<Record<Category, number>>>;
  readonly readability?: { readonly before: Readability; readonly after: Readability };
  readonly elapsed_ms?: number;
}

/** The decisions that a pass found standing when it began: the text it was given was made with them. */
export interface Decided {
  /** The last pass that had completed the block by then. */
  readonly pass: number;
  readonly accepted: readonly string[];
  readonly rejected: readonly string[];
}

/** A block with its newest completed text, and what older texts of it are rebuilt from. */
export interface BlockState extends Block {
  /** The last pass that completed this block; 0 = none yet. */
  readonly pass: number;
  /** The text that went into that pass, where it is not `text`. */
  readonly input?: string;
  /** The text of version 0, where it is neither `input` nor, without one, `text`. */
  readonly original?: string;
  readonly changes: readonly Change[];
  /** The decisions that texts of this block were made with, oldest first; left out while there were none. */
  readonly decided?: readonly Decided[];
  /** Texts that passes wrote as a whole, where they do not follow from their changes. */
  readonly rewritten?: readonly { readonly pass: number; readonly text: string }[];
}

/** The block whose text is being written right now: provisional. */
export interface OpenBlock {
  readonly pass: number;
  readonly block: string;
  readonly attempt: number;
  readonly text: string;
}

/** Feedback by its id; `applied` is there once the run has answered it. */
export interface FeedbackState {
  readonly feedback: string;
  /** When it was heard; ms since 1970. States that were stored without it have none. */
  readonly at?: number;
  readonly mode: FeedbackMode;
  readonly text: string;
  readonly target?: Target;
  readonly directives?: readonly Directive[];
  readonly applied?: Omit<EventData['feedback_applied'], 'feedback'>;
}

/** Everything there is to know about a job, folded from its log by `reduce`. */
export interface JobState {
  readonly job: string;
  /** The seq of the last event that was folded in. */
  readonly seq: number;
  /** The last seq that is not `content`. */
  readonly chain: number;
  readonly status: JobStatus;
  /** What the last `state` event gave as its reason. */
  readonly reason: string | null;
  readonly accepted: EventData['job_accepted'] | null;
  /** Who is to write it; from the first pass that is complete on, who wrote the last one. */
  readonly engine: string | null;
  readonly route: EventData['route'] | null;
  readonly passes: readonly PassState[];
  readonly lead: string;
  /** How many blocks the document has; null = it has not been read yet. */
  readonly announced: number | null;
  readonly blocks: readonly BlockState[];
  readonly open: OpenBlock | null;
  readonly feedback: readonly FeedbackState[];
  /** The question the job is waiting on. */
  readonly input: EventData['input_requested'] | null;
  /** Answers that were given, by input id. */
  readonly answers: Readonly<Record<string, string>>;
  readonly sources: EventData['sources']['sources'];
  readonly thinking: readonly string[];
  readonly warnings: readonly EventData['warning'][];
  /** The sums of all calls, one for each engine and pass. */
  readonly usage: readonly Usage[];
  /** ms since 1970; null = not yet. */
  readonly created_at: number | null;
  readonly started_at: number | null;
  readonly ended_at: number | null;
  readonly end: { [T in TerminalType]: { readonly type: T } & EventData[T] }[TerminalType] | null;
}

/** Before the first event: what `reduce` begins with. */
export function initialState(job: string): JobState {
  return {
    job,
    seq: 0,
    chain: 0,
    status: 'queued',
    reason: null,
    accepted: null,
    engine: null,
    route: null,
    passes: [],
    lead: '',
    announced: null,
    blocks: [],
    open: null,
    feedback: [],
    input: null,
    answers: {},
    sources: [],
    thinking: [],
    warnings: [],
    usage: [],
    created_at: null,
    started_at: null,
    ended_at: null,
    end: null,
  };
}
