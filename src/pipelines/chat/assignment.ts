import type { Assignment } from '../../engines/writer.ts';
import { checkedCitations } from '../writing/citations.ts';
import type { Asking } from './asking.ts';
import { filledUp, forSection } from './section-sources.ts';

/** What the writer is given to write the whole answer. */
export function assignmentOf({ request, signal, gatherMs, state }: Asking): Assignment {
  const { message, history: before } = request.input;
  // A turn that was broken off at once has no answer, and providers refuse an empty message.
  const answered = before.filter(({ answer }) => answer.trim() !== '');
  // The numbers in earlier answers name other passages than those that were found now.
  const history = answered.map(({ message: asked, answer }) => ({
    message: asked,
    answer: checkedCitations(answer, []).text,
  }));
  return { message, history, sources: state().sources, gatherMs, signal };
}

/** What it is given to write one section, by its title. */
export function sectionAssignment(run: Asking, section: string): Assignment {
  const { sources } = run.state();
  const best = forSection(sources, section);
  // A title in other words than the files use finds nothing: the section then leans on what fits the whole request.
  return { ...assignmentOf(run), section, sources: filledUp(best, sources), fitting: best };
}
