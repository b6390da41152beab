import type { JobEvent, PlannedPass } from '../../../protocol/events.ts';
import type { FeedbackState, JobState, PassState } from '../../../protocol/fold/state.ts';

/**
 * How many passes of a plan are worth running: all of them, or those that have begun, where each of the others has gone
 * over this very text before. Told from the log alone, so a run that goes on decides alike.
 * @param passes in the order they run
 */
export function worthRunning(passes: readonly PlannedPass[], state: JobState): number {
  const begun = state.passes.filter(({ attempt }) => attempt > 0).length;
  const left = passes.slice(begun);
  const between = begun > 0 && state.passes.every(({ status }) => status !== 'running');
  return between && left.length > 0 && left.every(({ name }) => wentOver(name, state)) ? begun : passes.length;
}

/** What is said where a job ends before its plan does; undefined where it has been said, or the plan has no such end. */
export function endsEarly(passes: readonly PlannedPass[], state: JobState): JobEvent | undefined {
  const ended = worthRunning(passes, state);
  if (ended === passes.length || state.warnings.some(({ code, pass }) => code === CODE && pass === ended))
    return undefined;
  const names = passes.slice(ended).map(({ name }) => name);
  const message = `The job ends after pass ${ended}: what was left (${names.join(', ')}) has gone over this very text before.`;
  return { type: 'warning', data: { code: CODE, message, pass: ended } };
}

const CODE = 'nothing_left';
/** What a pass may be told of and yet be whole: that it ends the job, and that somebody was waited for, who came. */
const HARMLESS: ReadonlySet<string> = new Set([CODE, 'provider_waiting']);

/** Whether a pass of that name has been over the text as it stands, under all that people have said. */
function wentOver(name: string, state: JobState): boolean {
  const earlier = state.passes.findLast((pass) => pass.name === name && pass.status === 'complete');
  return earlier !== undefined && isWhole(earlier, state) && isSameSince(earlier, state);
}

/** It was not skipped, and nothing went wrong in it that might go right another time. */
function isWhole({ pass, skipped }: PassState, { warnings }: JobState): boolean {
  return skipped !== true && !warnings.some((warning) => warning.pass === pass && !HARMLESS.has(warning.code));
}

function isSameSince({ pass }: PassState, { passes, blocks, feedback }: JobState): boolean {
  const [first] = blocks;
  const before = ({ applied }: FeedbackState) => {
    const from = applied?.from;
    if (from?.pass === undefined) return true;
    return from.pass < pass || (from.pass === pass && from.block === first?.id);
  };
  return (
    passes.every((row) => row.pass < pass || row.changes === 0) &&
    blocks.every(({ decided }) => (decided?.at(-1)?.pass ?? 0) < pass) &&
    feedback.every(before)
  );
}
