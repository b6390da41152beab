import type { JobFailure } from '../../jobs/job-failure.ts';
import type { JobEvent } from '../../protocol/events.ts';
import type { BlockState, JobState } from '../../protocol/fold/state.ts';
import { checkedCitations } from '../writing/citations.ts';
import { blockComplete } from '../writing/streamed-block.ts';
import type { ChatRun } from './chat-run.ts';
import { routeIn, textAfter, TOP } from './passes.ts';

/**
 * Whether a hybrid request’s long answer was given up, so that its short one stays. The short one then still stands above
 * the sections; a long answer that is whole has nothing there.
 */
export function isGivenUp(state: Pick<JobState, 'route' | 'passes' | 'blocks'>): boolean {
  const top = state.blocks.find(({ id }) => id === TOP);
  const draft = state.passes.find(({ name }) => name === 'draft')?.pass ?? Infinity;
  return routeIn(state) === 'hybrid' && top !== undefined && top.pass >= draft && top.text !== '';
}

/** As much of a long answer as was written before it was given up; empty where it was not. */
export function givenUpText(state: Pick<JobState, 'route' | 'passes' | 'blocks'>): string {
  const draft = state.passes.find(({ name }) => name === 'draft')?.pass ?? 0;
  return isGivenUp(state) ? state.blocks.map((block) => textAfter(block, draft)).join('') : '';
}

/** Gives the long answer up: from here on `isGivenUp` holds, after a crash as well. */
export function* giveUp({ state }: ChatRun, pass: number, why: JobFailure): Generator<JobEvent> {
  yield modelGaveUp(pass, `${why.message} The short answer stays.`);
  for (const top of state().blocks) if (top.id === TOP) yield blockComplete(pass, top, top.text);
}

/** Closes a block of a long answer that was given up: in the draft with what was shown of it, later as it was before. */
export function givenUpBlock({ state }: ChatRun, pass: number, block: BlockState): JobEvent {
  const { open, passes, sources } = state();
  const answer = passes.find(({ name }) => name === 'answer')?.pass ?? 0;
  const isDraft = passes.some((row) => row.pass === pass && row.name === 'draft');
  if (!isDraft) return blockComplete(pass, block, textAfter(block, answer));
  const shown = open?.block === block.id && open.pass === pass ? open.text : block.text;
  return blockComplete(pass, block, checkedCitations(shown, sources).text);
}

/** The warning that no model writes on. */
export function modelGaveUp(pass: number, message: string): JobEvent {
  return { type: 'warning', data: { code: 'model_gave_up', message, pass } };
}
