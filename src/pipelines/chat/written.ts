import type { Assignment, Aside } from '../../engines/writer.ts';
import type { JobEvent } from '../../protocol/events.ts';
import type { BlockState, PassState } from '../../protocol/fold/state.ts';
import { blockComplete, asideEvent, streamedBlock } from '../writing/streamed-block.ts';
import type { ChatRun } from './chat-run.ts';
import { filledUp, forSection } from './gather.ts';
import { HEADING, TOP } from './passes.ts';

/** What an answer begins with that no model has written. */
const QUOTED = 'Quoted from your files: no model is configured that could write.\n\n';

/**
 * Everything of a pass that is not written yet, block by block; in a draft the top comes last, so that it stays while
 * sections come.
 */
export async function* written(run: ChatRun, { pass, name }: PassState): AsyncGenerator<JobEvent> {
  const told: Aside[] = [];
  const due = run.state().blocks.filter((block) => block.pass < pass);
  const titles = name === 'outline' && due.length > 0 ? await outline(run, pass, told) : [];
  for (const aside of told) yield asideEvent(aside, pass);
  const order = name === 'draft' ? due.toSorted((a, b) => Number(a.id === TOP) - Number(b.id === TOP)) : due;
  for (const block of order) {
    if (name === 'answer' && block.id === TOP) yield* answered(run, pass, block);
    else if (name === 'outline') yield blockComplete(pass, block, planned(titles, block));
    else if (name === 'draft' && block.id === TOP) yield* above(run, pass, block);
    else if (HEADING.test(block.text)) yield* underHeading(run, { pass, name }, block);
    else yield blockComplete(pass, block, block.text);
    yield* run.steering.answers();
  }
}

function outline(run: ChatRun, pass: number, told: Aside[]): Promise<readonly string[]> {
  const { state, writer, steering } = run;
  const asks = steering.asks({ pass });
  return writer.outline({ ...assignment(run, state().sources), asks }, (aside) => told.push(aside));
}

/** The first title follows on an empty line where something stands above it: what does ends in one. */
function planned(titles: readonly string[], { id, text }: BlockState): string {
  if (id === TOP) return text === '' || titles.length === 0 ? text : `${text.trimEnd()}\n\n`;
  const nth = Number(id.slice(1)) - 2;
  const title = titles[nth];
  return title === undefined ? '' : `${nth === 0 ? '' : '\n'}## ${title.replaceAll(/\s+/g, ' ')}\n`;
}

/** What stands above the sections; where there are none, the answer in one. */
async function* above(run: ChatRun, pass: number, block: BlockState): AsyncGenerator<JobEvent> {
  const hasSections = run.state().blocks.some(({ id, text }) => id !== TOP && text !== '');
  if (hasSections) yield blockComplete(pass, block, run.writer.quotesOnly ? QUOTED : '');
  else if (block.text === '') yield* answered(run, pass, block);
  else yield blockComplete(pass, block, block.text);
}

async function* answered(run: ChatRun, pass: number, block: BlockState): AsyncGenerator<JobEvent> {
  const { writer, state, steering } = run;
  const head = writer.quotesOnly ? QUOTED : '';
  const { sources } = state();
  const asks = steering.asks({ pass }, block.id);
  const writing = writer.write({ ...assignment(run, sources), asks });
  yield* streamedBlock({ state, pass, block, head, sources, writing, between: () => steering.answers() });
}

async function* underHeading(
  run: ChatRun,
  { pass, name }: Pick<PassState, 'pass' | 'name'>,
  block: BlockState,
): AsyncGenerator<JobEvent> {
  const { writer, state, signal, steering } = run;
  const [given, title = ''] = HEADING.exec(block.text) ?? [''];
  const best = await forSection(state().sources, title, signal);
  // A title in other words than the files' finds nothing: what fits the whole question is leant on then. Quoted, it would
  // stand under a title that it does not speak of.
  const sources = writer.quotesOnly ? best : filledUp(best, state().sources);
  const task = { ...assignment(run, sources, title), asks: steering.asks({ pass }, block.id) };
  const writing = name === 'revise' ? writer.revise?.(task, block.text.slice(given.length)) : writer.write(task);
  const head = `${given.trimEnd()}\n\n`;
  const between = () => steering.answers();
  if (writing) yield* streamedBlock({ state, pass, block, head, title, sources, writing, between });
  else yield blockComplete(pass, block, block.text);
}

function assignment(
  { request, signal, gatherMs }: ChatRun,
  sources: Assignment['sources'],
  section?: string,
): Assignment {
  const { message, history: before } = request.input;
  // A turn that was broken off before a word was written: providers refuse a message that says nothing.
  const history = before.filter(({ answer }) => answer.trim() !== '');
  return { message, history, sources, gatherMs, signal, ...(section !== undefined && { section }) };
}
