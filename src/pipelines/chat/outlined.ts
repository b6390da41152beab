import type { Aside } from '../../engines/writer.ts';
import { LiveQueue } from '../../engines/live-queue.ts';
import type { JobEvent } from '../../protocol/events.ts';
import type { BlockState } from '../../protocol/fold/state.ts';
import { asideEvents } from '../writing/streamed-block.ts';
import { assignmentOf } from './assignment.ts';
import type { ChatRun } from './chat-run.ts';
import { inOneLine, sectionPlace, TOP } from './passes.ts';

/** Has the sections of a long answer planned, unless they were asked for ahead. @returns their titles */
export async function* outlined(run: ChatRun, pass: number): AsyncGenerator<JobEvent, readonly string[]> {
  const { ahead, rest, steering, writer } = run;
  if (ahead.titles) {
    yield* ahead.asidesUntil(ahead.titles, rest);
    return ahead.titles;
  }
  const told = new LiveQueue<Aside>();
  const titles = writer.outline({ ...assignmentOf(run), asks: steering.asks({ pass }) }, (aside) => told.push(aside));
  titles.then(
    () => told.end(),
    (error: unknown) => told.fail(error),
  );
  for await (const aside of told) yield* asideEvents(aside, pass, run);
  return titles;
}

/** The block as the plan leaves it: a section gets its heading, and a top with text an empty line before the first one. */
export function planned(titles: readonly string[], { id, text }: BlockState): string {
  if (id === TOP) return text === '' || titles.length === 0 ? text : `${text.trimEnd()}\n\n`;
  const nth = sectionPlace(id);
  const title = titles[nth];
  return title === undefined ? '' : `${nth === 0 ? '' : '\n'}## ${inOneLine(title)}\n`;
}
