import type { Written } from '../../engines/writer.ts';
import { JobFailure } from '../../jobs/job-failure.ts';
import type { JobEvent } from '../../protocol/events.ts';
import type { BlockState, JobState, PassState } from '../../protocol/fold/state.ts';
import { blockComplete, streamedBlock } from '../writing/streamed-block.ts';
import type { Writers } from '../writing/writers.ts';
import { assignmentOf, sectionAssignment } from './assignment.ts';
import type { ChatRun } from './chat-run.ts';
import { givenUpBlock, giveUp, isGivenUp } from './given-up.ts';
import { outlined, planned } from './outlined.ts';
import { HEADING, routeIn, TOP } from './passes.ts';
import { quotedRest, REST_TITLE } from './quoted-rest.ts';

/** How an answer begins that was quoted for want of a model. */
const QUOTED = 'Quoted from your files: no model is configured that could write.\n\n';

/**
 * Writes what a pass has still to write, block by block. A draft leaves the top for the end: until all sections are
 * there, the short answer stays above them.
 */
export async function* written(run: ChatRun, { pass, name }: PassState, writers: Writers): AsyncGenerator<JobEvent> {
  const due = run.state().blocks.filter((block) => block.pass < pass);
  const titles = name === 'outline' && due.length > 0 ? yield* outlined(run, pass) : [];
  const order = name === 'draft' ? due.toSorted((a, b) => Number(a.id === TOP) - Number(b.id === TOP)) : due;
  let why: JobFailure | undefined;
  for (const block of order) {
    if (isWritten(run.state(), pass, block)) continue;
    if (isGivenUp(run.state())) yield givenUpBlock(run, pass, block);
    else if (name === 'answer' && block.id === TOP) yield* answered(run, pass, block, writers);
    else if (name === 'outline') yield blockComplete(pass, block, planned(titles, block));
    else if (name === 'draft' && block.id === TOP) yield* above(run, pass, block, writers);
    else if (why) yield blockComplete(pass, block, '');
    else if (HEADING.test(block.text)) why = yield* section(run, { pass, name }, block, writers);
    else yield blockComplete(pass, block, block.text);
    yield* between(run);
  }
}

function isWritten({ blocks }: JobState, pass: number, { id }: BlockState): boolean {
  return blocks.some((block) => block.id === id && block.pass >= pass);
}

/** Writes the top of a draft: what stands above its sections, or the whole answer where the plan has none. */
async function* above(run: ChatRun, pass: number, block: BlockState, writers: Writers): AsyncGenerator<JobEvent> {
  const hasSections = run.state().blocks.some(({ id, text }) => id !== TOP && text !== '');
  if (hasSections) yield blockComplete(pass, block, run.writer.quotesOnly ? QUOTED : '');
  else if (block.text === '') yield* answered(run, pass, block, writers);
  else yield blockComplete(pass, block, block.text);
}

async function* answered(
  run: ChatRun,
  pass: number,
  block: BlockState,
  { add: by }: Writers,
): AsyncGenerator<JobEvent> {
  const { writer, state, steering, rest, paid } = run;
  const head = writer.quotesOnly ? QUOTED : '';
  const assignment = assignmentOf(run);
  const writing = writer.write({ ...assignment, asks: steering.asks({ pass }, block.id) });
  const isShort = routeIn(state()) === 'hybrid' && state().passes[0]?.pass === pass;
  const { sources } = assignment;
  yield* streamedBlock({
    state,
    pass,
    block,
    head,
    sources,
    writing: isShort && !writer.quotesOnly ? followed(writing, () => run.ahead.begin(run)) : writing,
    by,
    rest,
    paid,
    between: () => between(run),
  });
}

/**
 * Writes a section of a draft or reads it again. Where no model answers for the draft, the short answer stays, or the
 * rest is quoted.
 * @returns why the rest was quoted, where it was
 */
async function* section(
  run: ChatRun,
  pass: Pick<PassState, 'pass' | 'name'>,
  block: BlockState,
  writers: Writers,
): AsyncGenerator<JobEvent, JobFailure | undefined> {
  try {
    yield* underHeading(run, pass, block, writers);
    return undefined;
  } catch (error) {
    if (!(error instanceof JobFailure) || pass.name !== 'draft') throw error;
    if (routeIn(run.state()) === 'hybrid') {
      yield* giveUp(run, pass.pass, error);
      yield givenUpBlock(run, pass.pass, block);
      return undefined;
    }
    yield* quotedRest(run, pass.pass, block, error, writers);
    return error;
  }
}

async function* underHeading(
  run: ChatRun,
  { pass, name }: Pick<PassState, 'pass' | 'name'>,
  block: BlockState,
  { add: by }: Writers,
): AsyncGenerator<JobEvent> {
  const { writer, state, steering, ahead, rest, paid } = run;
  const [given, title = ''] = HEADING.exec(block.text) ?? [''];
  const assignment = sectionAssignment(run, title);
  const task = () => ({ ...assignment, asks: steering.asks({ pass }, block.id) });
  const writing =
    name === 'revise'
      ? writer.revise?.(task(), block.text.slice(given.length))
      : (ahead.section(block.id) ?? writer.write(task()));
  const head = `${given.trimEnd()}\n\n`;
  const { sources } = assignment;
  if (!writing || title === REST_TITLE) return yield blockComplete(pass, block, block.text);
  yield* streamedBlock({
    state,
    pass,
    block,
    head,
    title,
    sources,
    writing,
    by,
    rest,
    paid,
    between: () => between(run),
  });
}

/** Said while a block is written: answers to people, and what is known of the long answer that is written ahead. */
function* between({ steering, ahead }: ChatRun): Generator<JobEvent> {
  yield* steering.answers();
  yield* ahead.asides();
}

/** Calls `then` once the writer was asked for its first piece: of two calls to a model the short answer's goes first. */
async function* followed(writing: AsyncIterable<Written>, then: () => void): AsyncGenerator<Written> {
  const pieces = writing[Symbol.asyncIterator]();
  try {
    let piece = pieces.next();
    then();
    for (let next = await piece; next.done !== true; next = await piece) {
      yield next.value;
      piece = pieces.next();
    }
  } finally {
    await pieces.return?.();
  }
}
