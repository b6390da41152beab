import type { JobEvent } from '../../protocol/events.ts';
import type { JobState } from '../../protocol/fold/state.ts';

/** What a text is written by, without the warnings that the job has heard in the same words: each call may have one. */
export async function* saidOnce(events: AsyncIterable<JobEvent>, state: () => JobState): AsyncGenerator<JobEvent> {
  for await (const event of events) if (!isKnown(event, state())) yield event;
}

/** A wait is told whenever it begins, however often it is for the same. */
const WAITING = 'provider_waiting';

function isKnown({ type, data }: JobEvent, { warnings }: JobState): boolean {
  if (type !== 'warning' || data.code === WAITING) return false;
  return warnings.some(({ code, message }) => code === data.code && message === data.message);
}
