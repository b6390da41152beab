import type { EventData, EventType, LoggedEvent } from '../events.ts';
import {
  afterBlockComplete,
  afterBlockDecided,
  afterBlockStart,
  afterContent,
  afterPassComplete,
  afterPassStart,
  completeIn,
  decideIn,
} from './reduce-text.ts';
import type { BlockState, JobState } from './state.ts';
import { withUsage } from './usage.ts';

/**
 * The state after one more event. Pure: the server's snapshots and every client's view are this fold.
 * Its law: snapshot at n + tail = replay from 1, whether or not `content` was compacted away in between.
 * An event at or before `state.seq` is a duplicate and changes nothing; one of an unknown type only moves the cursor.
 */
export function reduce(state: JobState, event: LoggedEvent): JobState {
  return event.seq <= state.seq ? state : moved(fold(state, event), event);
}

/** The same over many events: the list of blocks is copied once, and not once for every block that changes. */
export function reduceAll(state: JobState, events: readonly LoggedEvent[]): JobState {
  let folded = state;
  let own: BlockState[] = [];
  for (const event of events) {
    if (isOfBlock(event) && own !== folded.blocks) own = folded.blocks.slice();
    folded = reduceInto(own, folded, event);
  }
  return folded;
}

/**
 * The same for a state that nobody else holds.
 * @param own the state's list of blocks, which the next state's takes the place of; for events of blocks alone.
 */
export function reduceInto(own: BlockState[], state: JobState, event: LoggedEvent): JobState {
  if (event.seq <= state.seq) return state;
  if (event.type === 'block_complete') return moved(completeIn(own, state, event.data), event);
  if (event.type === 'block_decided') return moved(decideIn(own, state, event.data), event);
  return reduce(state, event);
}

/** Whether an event changes one block: to fold it, the list of blocks is written to. */
export function isOfBlock({ type }: LoggedEvent): boolean {
  return type === 'block_complete' || type === 'block_decided';
}

function moved(state: JobState, { type, seq }: LoggedEvent): JobState {
  return { ...state, seq, chain: type === 'content' ? state.chain : seq };
}

type Fold = { [T in EventType]: (state: JobState, data: EventData[T], at: number) => JobState };

const FOLDS: Fold = {
  job_accepted: (state, data, at) => ({ ...state, status: 'queued', accepted: data, created_at: at }),
  job_started: (state, data, at) => ({
    ...state,
    engine: data.engine,
    lead: data.lead,
    announced: data.blocks,
    passes: data.passes.map(({ pass, name }) => ({
      pass,
      name,
      status: 'planned' as const,
      attempt: 0,
      completed: 0,
      changes: 0,
    })),
    started_at: at,
  }),
  blocks: (state, data) => ({
    ...state,
    blocks: [...state.blocks, ...data.blocks.map((block) => ({ ...block, pass: 0, changes: [] }))],
  }),
  route: (state, data) => ({ ...state, route: data }),
  pass_start: afterPassStart,
  block_start: afterBlockStart,
  content: afterContent,
  thinking: (state, data) => ({ ...state, thinking: [...state.thinking, data.text] }),
  block_complete: afterBlockComplete,
  block_decided: afterBlockDecided,
  pass_complete: afterPassComplete,
  pass_undone: (state, { pass, whole = false }) => ({
    ...state,
    passes: state.passes.map((row) =>
      row.pass === pass || (whole && row.pass < pass) ? { ...row, undone: true } : row,
    ),
  }),
  sources: (state, data) => ({ ...state, sources: data.sources }),
  input_requested: (state, data) => ({ ...state, status: 'awaiting_input', input: data }),
  input_resolved: (state, data) => ({
    ...state,
    status: 'queued',
    input: null,
    answers: { ...state.answers, [data.input]: data.value },
  }),
  feedback_received: (state, data, at) => ({ ...state, feedback: [...state.feedback, { ...data, at }] }),
  feedback_applied: (state, { feedback, ...applied }) => ({
    ...state,
    feedback: state.feedback.map((entry) => (entry.feedback === feedback ? { ...entry, applied } : entry)),
  }),
  state: (state, { status, reason = null }) => ({ ...state, status, reason }),
  usage: (state, data) => ({ ...state, usage: withUsage(state.usage, data) }),
  warning: (state, data) => ({ ...state, warnings: [...state.warnings, data] }),
  done: (state, data, at) => ended(state, { type: 'done', ...data }, 'completed', at),
  error: (state, data, at) => ended(state, { type: 'error', ...data }, 'failed', at),
  cancelled: (state, data, at) => ended(state, { type: 'cancelled', ...data }, 'cancelled', at),
};

function fold<T extends EventType>(state: JobState, event: { type: T; data: EventData[T]; at: number }): JobState {
  return Object.hasOwn(FOLDS, event.type) ? FOLDS[event.type](state, event.data, event.at) : state;
}

function ended(state: JobState, end: NonNullable<JobState['end']>, status: JobState['status'], at: number): JobState {
  return { ...state, status, end, open: null, input: null, ended_at: at };
}
