import type { Assignment } from '../../engines/writer.ts';
import type { Asking } from './asking.ts';
import { filledUp, forSection } from './gather.ts';

/** What the writer is asked for the whole answer. */
export function assignmentOf({ request, signal, gatherMs, state }: Asking): Assignment {
  const { message, history: before } = request.input;
  // A turn that was broken off before a word was written: providers refuse a message that says nothing.
  const history = before.filter(({ answer }) => answer.trim() !== '');
  return { message, history, sources: state().sources, gatherMs, signal };
}

/** What it is asked for the section that is called so. */
export function sectionAssignment(run: Asking, section: string): Assignment {
  const { sources } = run.state();
  const best = forSection(sources, section);
  // A title in other words than the files' finds nothing: what fits the whole question is leant on then.
  return { ...assignmentOf(run), section, sources: filledUp(best, sources), fitting: best };
}
