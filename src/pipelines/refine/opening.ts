import { readAside } from '../../documents/reading/read-aside.ts';
import { JobFailure } from '../../jobs/job-failure.ts';
import type { JobEvent } from '../../protocol/events.ts';
import type { JobState } from '../../protocol/fold/state.ts';
import { planOf } from './plan/plan.ts';
import type { RefineRun } from './refine-run.ts';

/** More than any book has; with every event a list of them is held in memory. */
const MOST_BLOCKS = 50_000;

/** Reads the document and says what there is to do, from where an earlier run was cut short in saying so. */
export async function* opening({ request, state, strategy, engine, signal }: RefineRun): AsyncGenerator<JobEvent> {
  const known = state().blocks.length;
  let read = 0;
  for await (const part of readAside(request.input, signal)) {
    if (part.part === 'opening') {
      const { lead, blocks } = part;
      if (blocks > MOST_BLOCKS) {
        throw new JobFailure('PROCESSING_ERROR', `The document has ${blocks} blocks; ${MOST_BLOCKS} is the most.`);
      }
      if (state().announced !== null) continue;
      yield {
        type: 'job_started',
        data: { engine: engine.name, passes: planOf(strategy, state()).passes, lead, blocks },
      };
      continue;
    }
    const fresh = part.blocks.slice(Math.max(0, known - read));
    read += part.blocks.length;
    if (fresh.length > 0) yield { type: 'blocks', data: { blocks: fresh } };
  }
}

/** Whether the whole document stands in the log. */
export function isOpened({ announced, blocks }: JobState): boolean {
  return announced === blocks.length;
}
