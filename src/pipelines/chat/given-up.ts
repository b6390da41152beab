import type { JobFailure } from '../../jobs/job-failure.ts';
import type { JobEvent } from '../../protocol/events.ts';
import type { BlockState, JobState } from '../../protocol/fold/state.ts';
import { checkedCitations } from '../writing/citations.ts';
import { blockComplete, streamedBlock } from '../writing/streamed-block.ts';
import type { Writers } from '../writing/writers.ts';
import { assignmentOf } from './assignment.ts';
import type { ChatRun } from './chat-run.ts';
import { HEADING, routeIn, textAfter, TOP } from './passes.ts';

/** What is called so was quoted: nobody reads it again. */
export const QUOTED_REST = 'From your files';

/**
 * Whether the long answer of a hybrid one was given up, so that the short one, which stands above its sections, is the
 * answer: of a long one that is whole, nothing stands there.
 */
export function staysShort(state: Pick<JobState, 'route' | 'passes' | 'blocks'>): boolean {
  const top = state.blocks.find(({ id }) => id === TOP);
  const draft = state.passes.find(({ name }) => name === 'draft')?.pass ?? Infinity;
  return routeIn(state) === 'hybrid' && top !== undefined && top.pass >= draft && top.text !== '';
}

/** What can be read of a long answer that was given up, in the version of its pass. */
export function givenUpText(state: Pick<JobState, 'route' | 'passes' | 'blocks'>): string {
  const draft = state.passes.find(({ name }) => name === 'draft')?.pass ?? 0;
  return staysShort(state) ? state.blocks.map((block) => textAfter(block, draft)).join('') : '';
}

/** Says that the long answer goes no further; from here on `staysShort`, after a crash as well. */
export function* stayShort({ state }: ChatRun, pass: number, why: JobFailure): Generator<JobEvent> {
  yield gaveUp(pass, `${why.message} The short answer stays.`);
  for (const top of state().blocks) if (top.id === TOP) yield blockComplete(pass, top, top.text);
}

/** A block of a long answer that was given up: what was shown of it stays for as long as its pass, and goes with the next. */
export function shortened({ state }: ChatRun, pass: number, block: BlockState): JobEvent {
  const { open, passes, sources } = state();
  const answer = passes.find(({ name }) => name === 'answer')?.pass ?? 0;
  const isDraft = passes.some((row) => row.pass === pass && row.name === 'draft');
  if (!isDraft) return blockComplete(pass, block, textAfter(block, answer));
  const shown = open?.block === block.id && open.pass === pass ? open.text : block.text;
  return blockComplete(pass, block, checkedCitations(shown, sources).text);
}

/** What no model writes of a long answer, in one part: what the files say of the request, as they say it. @throws why, where they say nothing */
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
  yield gaveUp(pass, `${why.message} The rest is quoted from the files.`);
  const [gap = ''] = /^\n?/.exec(block.text) ?? [];
  yield* streamedBlock({
    state,
    pass,
    block,
    head: `${gap}## ${QUOTED_REST}\n\nNo model answered for ${titles}. This is quoted:\n\n`,
    title: QUOTED_REST,
    sources: assignment.sources,
    writing,
    by,
    rest,
    paid,
    between: () => steering.answers(),
  });
}

function gaveUp(pass: number, message: string): JobEvent {
  return { type: 'warning', data: { code: 'model_gave_up', message, pass } };
}
