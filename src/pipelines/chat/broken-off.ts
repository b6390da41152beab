import type { BrokenOff } from '../../jobs/pipeline.ts';
import type { JobState } from '../../protocol/fold/state.ts';
import { brokenOff, openToKeep } from '../writing/broken-off.ts';
import { checkedCitations } from '../writing/citations.ts';
import { closing } from '../writing/closing.ts';
import { blockComplete } from '../writing/streamed-block.ts';
import { textOf } from '../writing/text-of.ts';
import { isGivenUp } from './given-up.ts';
import { HEADING, routeIn, textAfter, TOP } from './passes.ts';

/**
 * The last answer that was whole. Until the long answer of a hybrid one is, that is the short one, and what was shown of
 * the long one becomes the version of its pass.
 */
export function brokenOffAnswer(state: JobState): BrokenOff {
  const [answer] = state.passes;
  const isShort = routeIn(state) === 'hybrid' && answer?.status === 'complete';
  if (!isShort || isLongWhole(state)) return brokenOff(state);
  const { blocks } = state;
  const open = openToKeep(state);
  const cut = state.passes.findLast(({ status }) => status !== 'planned') ?? answer;
  const short = blocks.map((block) => textAfter(block, answer.pass));
  const stale = blocks.filter(({ id, text }, at) => text !== short[at] || id === open?.block);
  const events = stale.map((block) => blockComplete(cut.pass, block, short[blocks.indexOf(block)] ?? ''));
  const sections = { blocks: blocks.filter(({ id }) => id !== TOP) };
  const isBegun =
    cut.name === 'draft' && sections.blocks.some(({ id, text }) => !isBare(id === open?.block ? open.text : text));
  const long = isBegun ? checkedCitations(textOf(sections, open).trimStart(), state.sources).text : '';
  return {
    events: [...events, ...closing(state, short.join('') + long)],
    ...(isBegun && { shown: { version: cut.pass, pass: cut.name, text: long } }),
  };
}

/** Whether the sections that a plan named are written, and stand for the answer. */
export function isLongWhole(state: JobState): boolean {
  return state.passes.some(({ name, status }) => name === 'draft' && status === 'complete') && !isGivenUp(state);
}

function isBare(text: string): boolean {
  return text.replace(HEADING, '') === '';
}
