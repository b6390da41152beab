import { LiveQueue } from '../../live-queue.ts';
import type { Assignment, Written } from '../../writer.ts';

/** What work says, as it comes; whoever stops listening ends the work. */
export async function* liveWriting(
  assignment: Assignment,
  work: (assignment: Assignment, say: (said: Written) => void) => Promise<void>,
): AsyncGenerator<Written> {
  const leave = new AbortController();
  const signal = AbortSignal.any([assignment.signal, leave.signal]);
  const queue = new LiveQueue<Written>({
    join: joined,
    isText: ({ type }) => type === 'text',
    ms: assignment.gatherMs,
  });
  work({ ...assignment, signal }, (said) => queue.push(said)).then(
    () => queue.end(),
    (error: unknown) => queue.fail(error),
  );
  try {
    yield* queue;
  } finally {
    leave.abort();
  }
}

function joined(earlier: Written, later: Written): Written | undefined {
  const areTexts = earlier.type === 'text' && later.type === 'text';
  return areTexts ? { type: 'text', text: earlier.text + later.text } : undefined;
}
