import type { JobEvent } from '../../protocol/events.ts';
import { citedIn, type Source } from '../../protocol/source.ts';
import type { JobState } from '../../protocol/fold/state.ts';
import { takenOutWarning } from './taken-out.ts';

/** What is said of a text in the end: the sources that it names, and what it named in vain. */
export function* closing(state: JobState, text: string): Generator<JobEvent> {
  const sources = cited(state.sources, text);
  if (sources.length !== state.sources.length) yield { type: 'sources', data: { sources } };
  yield* takenOutWarning(state);
}

/** What of the sources a text names in brackets, by the order of their first naming. */
function cited(sources: readonly Source[], text: string): Source[] {
  return [...citedIn(text)].flatMap((id) => sources.find((source) => source.id === id) ?? []);
}
