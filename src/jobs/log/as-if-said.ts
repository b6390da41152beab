import type { JobEvent } from '../../protocol/events.ts';
import { reduce } from '../../protocol/fold/reduce.ts';
import type { JobState } from '../../protocol/fold/state.ts';

/** The state of a job as it would be with these events said next. */
export function asIfSaid(state: JobState, events: readonly JobEvent[]): JobState {
  return events.reduce(
    (folded, event) => reduce(folded, { ...event, seq: folded.seq + 1, prev: folded.chain, at: 0 }),
    state,
  );
}
