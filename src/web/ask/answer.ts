import type { WrittenAnswer } from '../../client/writing.ts';
import type { EventData } from '../../protocol/events.ts';
import type { Source } from '../../protocol/source.ts';
import type { BlockState, JobState } from '../../protocol/fold/state.ts';
import { isTerminal, type JobStatus } from '../../protocol/status.ts';

/**
 * `written`: it stays as it is unless a later stage mends it. `writing`: it grows, and may be written anew. `short`: it
 * is there until the long answer is whole. `awaited`: a title whose text is still to come. `unwritten`: one whose text
 * does not come any more.
 */
export type PartStanding = 'written' | 'writing' | 'short' | 'awaited' | 'unwritten';

/** A piece of an answer, in Markdown. */
export interface AnswerPart {
  readonly id: string;
  readonly text: string;
  readonly standing: PartStanding;
  /** It was broken off while it was written, and is written from its beginning. */
  readonly isBegunAgain: boolean;
}

/** An answer as it is shown, however it was heard of. */
export interface Answer {
  readonly status: JobStatus;
  readonly parts: readonly AnswerPart[];
  /** A short answer was there before the long one took its place: version 1 of the job has it. */
  readonly isShortGone: boolean;
  readonly sources: readonly Source[];
  /** What is done right now; empty once it has ended. */
  readonly stage: string;
  /** Notes of the stages, oldest first. */
  readonly notes: readonly string[];
  readonly warnings: readonly EventData['warning'][];
  readonly route: EventData['route'] | null;
  readonly engine: string | null;
  /** Why it failed. */
  readonly error: string | undefined;
  /** ms it took; undefined while it is written. */
  readonly elapsed: number | undefined;
}

type PartText = Omit<AnswerPart, 'isBegunAgain'>;

/** Stands above the sections: the answer in one, as long as there are none. */
const TOP = 'b1';
/** What such an answer begins with, for readers who see nothing but its text: a page says it beside it. */
const QUOTED = /^Quoted from your files: no model (?:is configured that could write|answered)\.\n*/;
const TITLE_ALONE = /^\n?## .+\n*$/;

/** As the job’s channel tells it. */
export function liveAnswer(state: JobState): Answer {
  const { status, sources, thinking, warnings, route, engine, end, blocks } = state;
  return {
    status,
    parts: blocks
      .map((block) => ({ ...unquoted(partOf(state, block)), isBegunAgain: isBegunAgain(state, block) }))
      .filter(({ text }) => text.trim() !== ''),
    isShortGone: isShortGone(state),
    sources,
    stage: stageWords(state),
    notes: thinking,
    warnings,
    route,
    engine,
    error: end?.type === 'error' ? end.error.message : undefined,
    elapsed: end?.elapsed_ms,
  };
}

/** As it is kept with its conversation. */
export function storedAnswer(status: JobStatus, answer: WrittenAnswer, elapsed: number | undefined): Answer {
  const { text, sources, route, engine, warnings, error } = answer;
  const said = withoutHead(text);
  const parts = said.trim() === '' ? [] : [{ id: TOP, text: said, standing: 'written' as const, isBegunAgain: false }];
  const isGone = isTerminal(status) && route?.to === 'hybrid' && said.trim() !== '';
  return {
    status,
    parts,
    isShortGone: isGone,
    sources,
    stage: '',
    notes: [],
    warnings,
    route,
    engine,
    error: error?.message,
    elapsed,
  };
}

const HELD: Readonly<Partial<Record<JobStatus, string>>> = {
  queued: 'Waiting its turn.',
  pausing: 'Pausing.',
  paused: 'Paused: nothing is lost.',
  cancelling: 'Cancelling.',
};
const DOES: Readonly<Record<string, string>> = {
  outline: 'Planning the sections.',
  draft: 'Writing section by section; it may still change.',
  revise: 'Reading it again and mending it.',
};

function stageWords({ status, passes, open, thinking }: JobState): string {
  if (isTerminal(status)) return '';
  const running = passes.findLast((pass) => pass.status === 'running')?.name ?? '';
  const writes = open === null ? undefined : 'Writing; it may still change.';
  return HELD[status] ?? DOES[running] ?? writes ?? thinking.at(-1) ?? 'Reading the question.';
}

/** What an answer says, without what a page says beside it. */
export function withoutHead(text: string): string {
  return text.replace(QUOTED, '');
}

function unquoted(part: PartText): PartText {
  return part.id === TOP ? { ...part, text: withoutHead(part.text) } : part;
}

function isBegunAgain({ status, open }: JobState, { id }: BlockState): boolean {
  return !isTerminal(status) && open?.block === id && open.attempt > 1;
}

function partOf(state: JobState, block: BlockState): PartText {
  const { id, text } = block;
  if (isTerminal(state.status)) return { id, text, standing: TITLE_ALONE.test(text) ? 'unwritten' : 'written' };
  const open = state.open?.block === id ? state.open.text : undefined;
  // A section that is mended stays readable until its new text is whole.
  if (open !== undefined && isBare(text)) return { id, text: open, standing: 'writing' };
  if (id === TOP && text !== '' && isShort(state, block)) return { id, text, standing: 'short' };
  return { id, text, standing: isBare(text) ? 'awaited' : open === undefined ? 'written' : 'writing' };
}

function isBare(text: string): boolean {
  return text === '' || TITLE_ALONE.test(text);
}

function isShort({ route, passes }: JobState, { pass }: BlockState): boolean {
  const draft = passes.find(({ name }) => name === 'draft');
  return route?.to === 'hybrid' && draft !== undefined && pass < draft.pass;
}

/** The long answer is whole: nothing stands above its sections any more. */
function isShortGone({ route, passes, blocks }: JobState): boolean {
  const draft = passes.find(({ name }) => name === 'draft');
  const top = blocks.find(({ id }) => id === TOP);
  if (route?.to !== 'hybrid' || draft === undefined || top === undefined) return false;
  return top.pass >= draft.pass && withoutHead(top.text).trim() === '';
}
