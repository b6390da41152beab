import { readability } from '../../documents/words/readability.ts';
import type { JobEvent, PlannedPass } from '../../protocol/events.ts';
import { inputOf } from '../../protocol/fold/reduce-text.ts';
import type { JobState, PassState } from '../../protocol/fold/state.ts';
import { usageOf } from './usage-of.ts';

/** A document that begins empty: so many blocks, to be written pass by pass. */
export function* emptyDocument(
  state: JobState,
  engine: string,
  passes: readonly PlannedPass[],
  count: number,
): Generator<JobEvent> {
  if (isOpened(state)) return;
  if (state.announced === null) yield { type: 'job_started', data: { engine, passes, lead: '', blocks: count } };
  const blocks = Array.from({ length: count }, (_, index) => {
    return { id: `b${index + 1}`, kind: 'paragraph' as const, text: '', gap: '' };
  });
  yield { type: 'blocks', data: { blocks } };
}

function isOpened({ announced, blocks }: JobState): boolean {
  return announced !== null && announced === blocks.length;
}

/** The pass to go on with; undefined when the text is whole. */
export function duePass({ passes }: Pick<JobState, 'passes'>): PassState | undefined {
  return passes.find(({ status }) => status !== 'complete');
}

/** Begun again, what the pass had written goes. */
export function passStart({ passes, blocks }: JobState, { pass, name, attempt }: PassState): JobEvent {
  return { type: 'pass_start', data: { pass, name, of: passes.length, attempt: attempt + 1, blocks: blocks.length } };
}

/** @param elapsed ms */
export function passComplete(state: JobState, { pass }: PassState, engine: string, elapsed: number): JobEvent {
  const { blocks } = state;
  return {
    type: 'pass_complete',
    data: {
      pass,
      version: pass,
      changes: 0,
      by_category: {},
      readability: {
        before: readability(blocks.map((block) => inputOf(block, pass))),
        after: readability(blocks.map(({ text }) => text)),
      },
      usage: usageOf(state, pass, engine),
      elapsed_ms: Math.round(elapsed),
    },
  };
}
