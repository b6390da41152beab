import { sha256 } from '../../documents/sha256.ts';
import { type Aside, type Assignment, WriterFailure, type Written } from '../../engines/writer.ts';
import { JobFailure } from '../../jobs/job-failure.ts';
import type { JobEvent } from '../../protocol/events.ts';
import type { BlockState, PassState } from '../../protocol/state.ts';
import type { ChatRun } from './chat-run.ts';
import { forSection } from './gather.ts';
import { TOP } from './passes.ts';

const HEADING = /^\n## (.+)\n/;

/** Everything of a pass that is not written yet, block by block; the top comes last, so that it stays while sections come. */
export async function* written(run: ChatRun, { pass, name }: PassState): AsyncGenerator<JobEvent> {
  const titles = name === 'outline' ? yield* outline(run, pass) : [];
  const due = run.state().blocks.filter((block) => block.pass < pass);
  for (const block of due.toSorted((a, b) => Number(a.id === TOP) - Number(b.id === TOP))) {
    if (name === 'answer' && block.id === TOP) yield* streamed(run, pass, block, '', undefined);
    else if (name === 'outline' && block.id !== TOP) yield complete(pass, block, headingOf(titles, block));
    else if (name === 'draft' && block.id === TOP) yield complete(pass, block, above(run));
    else if (name === 'draft' && HEADING.test(block.text)) yield* underHeading(run, pass, block);
    else yield complete(pass, block, block.text);
  }
}

/** A short answer, where one stands, is what a long one without sections comes to. */
function above({ writer, state }: ChatRun): string {
  const { blocks } = state();
  const hasSections = blocks.some(({ id, text }) => id !== TOP && text !== '');
  if (!hasSections) return blocks.find(({ id }) => id === TOP)?.text ?? '';
  return writer.quotesOnly ? QUOTED : '';
}

/** What an answer begins with that no model has written. */
export const QUOTED = 'Quoted from your files: no model is configured that could write.\n';

async function* outline(run: ChatRun, pass: number): AsyncGenerator<JobEvent, readonly string[]> {
  const asides: Aside[] = [];
  const titles = await run.writer.outline(assignment(run, run.state().sources), (aside) => asides.push(aside));
  for (const aside of asides) yield said(aside, pass);
  return titles;
}

function said(aside: Aside, pass: number): JobEvent {
  if (aside.type === 'usage') return { type: 'usage', data: { ...aside.usage, pass } };
  return { type: 'warning', data: { code: aside.code, message: aside.message, pass } };
}

/** @throws JobFailure where nobody could write it */
async function* pieces(run: ChatRun, wanted: Assignment): AsyncGenerator<Written> {
  try {
    yield* run.writer.write(wanted);
  } catch (error) {
    throw error instanceof WriterFailure ? new JobFailure('UPSTREAM_ERROR', error.message) : error;
  }
}

function headingOf(titles: readonly string[], { id }: BlockState): string {
  const title = titles[Number(id.slice(1)) - 2];
  return title === undefined ? '' : `\n## ${title.replaceAll(/\s+/g, ' ')}\n`;
}

async function* underHeading(run: ChatRun, pass: number, block: BlockState): AsyncGenerator<JobEvent> {
  const [head, title = ''] = HEADING.exec(block.text) ?? [''];
  yield* streamed(run, pass, block, `${head}\n`, title);
}

async function* streamed(
  run: ChatRun,
  pass: number,
  block: BlockState,
  head: string,
  title: string | undefined,
): AsyncGenerator<JobEvent> {
  const { open, sources } = run.state();
  let attempt = open?.block === block.id && open.pass === pass ? open.attempt + 1 : 1;
  yield { type: 'block_start', data: { pass, block: block.id, attempt } };
  const opening = head === '' && run.writer.quotesOnly ? `${QUOTED}\n` : head;
  let text = opening;
  yield { type: 'content', data: { pass, block: block.id, off: 0, text } };
  const leaning = title === undefined ? sources : await forSection(sources, title, run.signal);
  for await (const piece of pieces(run, assignment(run, leaning, title))) {
    if (piece.type === 'again') {
      attempt += 1;
      yield { type: 'block_start', data: { pass, block: block.id, attempt } };
      text = opening;
      yield { type: 'content', data: { pass, block: block.id, off: 0, text } };
      continue;
    }
    if (piece.type !== 'text') {
      yield said(piece, pass);
      continue;
    }
    yield { type: 'content', data: { pass, block: block.id, off: text.length, text: piece.text } };
    text += piece.text;
  }
  yield complete(pass, block, text);
}

function assignment({ request, signal }: ChatRun, sources: Assignment['sources'], section?: string): Assignment {
  const { message, history } = request.input;
  return { message, history, sources, signal, ...(section !== undefined && { section }) };
}

function complete(pass: number, block: BlockState, text: string): JobEvent {
  const changed = text === block.text ? {} : { text };
  return {
    type: 'block_complete',
    data: { pass, block: block.id, ...changed, length: text.length, sha256: sha256(text), changes: [] },
  };
}
