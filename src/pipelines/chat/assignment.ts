import type { Assignment } from '../../engines/writer.ts';
import { checkedCitations } from '../writing/citations.ts';
import type { Asking } from './asking.ts';
import { filledUp, forSection } from './gather.ts';

/** What the writer is asked for the whole answer. */
export function assignmentOf({ request, signal, gatherMs, state }: Asking): Assignment {
  const { message, history: before } = request.input;
  // A turn that was broken off before a word was written: providers refuse a message that says nothing.
  const answered = before.filter(({ answer }) => answer.trim() !== '');
  // Its numbers are those of other passages than the ones that are found now.
  const history = answered.map(({ message: asked, answer }) => ({
    message: asked,
    answer: checkedCitations(answer, []).text,
  }));
  return { message, history, sources: state().sources, gatherMs, signal };
}

/** What it is asked for the section that is called so. */
export function sectionAssignment(run: Asking, section: string): Assignment {
  const { sources } = run.state();
  const best = forSection(sources, section);
  // A title in other words than the files' finds nothing: what fits the whole question is leant on then.
  return { ...assignmentOf(run), section, sources: filledUp(best, sources), fitting: best };
}
