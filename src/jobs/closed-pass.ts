import type { ClosedPass } from '../analytics/rollup.ts';
import type { JobEvent } from '../protocol/events.ts';
import type { JobState } from '../protocol/state.ts';

/** The pass that a `pass_complete` among the events closes, with every change it came to. */
export function closedPass({ blocks, passes }: JobState, events: readonly JobEvent[]): ClosedPass | undefined {
  const complete = events.find((event) => event.type === 'pass_complete');
  if (!complete) return undefined;
  const { pass } = complete.data;
  const name = passes.find((planned) => planned.pass === pass)?.name ?? String(pass);
  return { name, changes: blocks.flatMap(({ changes }) => changes.filter((change) => change.pass === pass)) };
}
