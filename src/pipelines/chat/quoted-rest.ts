import type { JobFailure } from '../../jobs/job-failure.ts';
import type { JobEvent } from '../../protocol/events.ts';
import type { BlockState } from '../../protocol/fold/state.ts';
import { streamedBlock } from '../writing/streamed-block.ts';
import type { Writers } from '../writing/writers.ts';
import { assignmentOf } from './assignment.ts';
import type { ChatRun } from './chat-run.ts';
import { modelGaveUp } from './given-up.ts';
import { HEADING } from './passes.ts';

/** The title of the quoted section; no model reads a section of this title again. */
export const REST_TITLE = 'From your files';

/**
 * In the place of all sections that no model has written, one section that quotes what the files say of the request.
 * @throws why, where nothing of them can be quoted
 */
export async function* quotedRest(
  run: ChatRun,
  pass: number,
  block: BlockState,
  why: JobFailure,
  { add: by }: Writers,
): AsyncGenerator<JobEvent> {
  const { state, rest, paid, steering, writer } = run;
  const assignment = assignmentOf(run);
  const writing = assignment.sources.length > 0 && writer.quote?.(assignment);
  if (!writing) throw why;
  const left = state().blocks.filter(({ pass: done, text }) => done < pass && HEADING.test(text));
  const titles = left.map(({ text }) => `“${HEADING.exec(text)?.[1] ?? ''}”`).join(', ');
  yield modelGaveUp(pass, `${why.message} The rest is quoted from the files.`);
  const [gap = ''] = /^\n?/.exec(block.text) ?? [];
  yield* streamedBlock({
    state,
    pass,
    block,
    head: `${gap}## ${REST_TITLE}\n\nNo model answered for ${titles}. This is quoted:\n\n`,
    title: REST_TITLE,
    sources: assignment.sources,
    writing,
    by,
    rest,
    paid,
    between: () => steering.answers(),
  });
}
