import { RuleSums } from '../../analytics/rule-sums.ts';
import { Turns } from '../../documents/turns.ts';
import type { JobEvent } from '../../protocol/events.ts';
import type { JobState } from '../../protocol/fold/state.ts';

/** The changes of the pass that a `pass_complete` among the events closes, by rule; counted in turns of the event loop. */
export async function closedPass(
  { blocks, passes }: Pick<JobState, 'blocks' | 'passes'>,
  events: readonly JobEvent[],
): Promise<RuleSums | undefined> {
  const complete = events.find((event) => event.type === 'pass_complete');
  if (!complete) return undefined;
  const number = complete.data.pass;
  const pass = passes.find((planned) => planned.pass === number)?.name ?? String(number);
  const sums = new RuleSums();
  const turns = new Turns();
  for (const block of blocks) {
    for (const { pass: of, category, rule, applied } of block.changes) {
      if (of === number) sums.add({ pass, category, rule }, applied ? 'applied' : 'suggested');
    }
    await turns.spendOn(block);
  }
  return sums;
}
