import type { JobEvent } from '../../protocol/events.ts';
import type { JobState } from '../../protocol/fold/state.ts';

/** Leaves out warnings that the job was given before in the same words: each of its calls may meet with the same fault. */
export async function* saidOnce(events: AsyncIterable<JobEvent>, state: () => JobState): AsyncGenerator<JobEvent> {
  for await (const event of events) if (!isKnown(event, state())) yield event;
}

/** A wait is told whenever it begins, however often it is for the same. */
const WAITING = 'provider_waiting';

function isKnown({ type, data }: JobEvent, { warnings }: JobState): boolean {
  if (type !== 'warning' || data.code === WAITING) return false;
  return warnings.some(({ code, message }) => code === data.code && message === data.message);
}
