import type { EventData, JobEvent, Target } from '../../protocol/events.ts';
import type { FeedbackState } from '../../protocol/state.ts';
import { type DuePass, openBlocks } from './plan.ts';
import type { RefineRun } from './refine-run.ts';

/**
 * Answers every feedback that has none yet: what of it was understood, and from which block on it counts.
 * @param pass the pass that is under way; undefined when no text is left to steer.
 */
export function* answers({ state }: RefineRun, pass: DuePass | undefined): Generator<JobEvent> {
  const waiting = state().feedback.filter(({ applied }) => !applied);
  for (const feedback of waiting) {
    const from = pass && firstOpen(state().blocks.length, openBlocks(state(), pass.pass)[0]?.id, pass);
    const data: EventData['feedback_applied'] = {
      feedback: feedback.feedback,
      ...(from ? { from } : {}),
      ...read(feedback),
    };
    yield { type: 'feedback_applied', data };
  }
}

function firstOpen(blocks: number, block: string | undefined, { pass }: DuePass): Target | undefined {
  if (block !== undefined) return { pass, block };
  return blocks > 0 ? { pass: pass + 1, block: 'b1' } : undefined;
}

/** The embedded engine follows no free words: it says so, and does what the mode alone asks for. */
function read({ mode, text }: FeedbackState): Pick<EventData['feedback_applied'], 'understood' | 'not_understood'> {
  const understood = { steer: [], queue: ['one more pass before the end'], interrupt: ['this pass runs again'] }[mode];
  return { understood, not_understood: [text] };
}
