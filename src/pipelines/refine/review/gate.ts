import type { JobEvent } from '../../../protocol/events.ts';
import type { JobState, PassState } from '../../../protocol/fold/state.ts';
import { gateAnswer, gateId } from '../plan/gate-answer.ts';
import { nextPass, runningPass } from '../plan/plan.ts';
import type { RefineRun } from '../refine-run.ts';
import { GATE_ANSWERS } from './review-options.ts';

/** The pass that people are to look at before the job goes on, where their answer is still missing. */
export function unansweredGate(run: RefineRun): PassState | undefined {
  const { request, state, strategy } = run;
  const { review } = request.options;
  const pass = lastComplete(state());
  if (review === 'none' || !pass || runningPass(state()) || gateAnswer(pass, state()) !== undefined) return undefined;
  const final = nextPass(strategy, state()) === undefined;
  return final || (review === 'each_pass' && !pass.skipped) ? pass : undefined;
}

/** Asks for them. The id is of this attempt: a pass that is done again is looked at again. */
export function gateQuestion(run: RefineRun, { pass, name, attempt }: PassState): JobEvent {
  const { review_timeout_s: seconds, review_default: fallback } = run.request.options;
  const final = nextPass(run.strategy, run.state()) === undefined;
  const whole = isOfWhole(run);
  const seen = run.state().passes.filter((row) => row.pass === pass || (whole && row.pass < pass));
  const changes = seen.reduce((sum, row) => sum + row.changes, 0);
  const suggestions = countSuggestions(run.state(), new Set(seen.map((row) => row.pass)));
  const made = `made ${counted(changes, 'change')} and ${counted(suggestions, 'suggestion')}`;
  return {
    type: 'input_requested',
    data: {
      input: gateId({ pass, attempt }),
      question: whole
        ? `The job has ${made} in ${counted(seen.filter(({ skipped }) => !skipped).length, 'pass', 'passes')}. Is the text as you want it?`
        : `Pass ${pass} (${name}) has ${made}. ${
            final ? 'It was the last one: is the text as you want it?' : 'Shall the job go on?'
          }`,
      choices: GATE_ANSWERS.filter((answer) => answer !== 'stop' || !final),
      about: { pass, name, changes, suggestions, ...(whole && { whole }) },
      expires_at: run.now() + seconds * 1_000,
      fallback: fallback === 'stop' && final ? 'approve' : fallback,
    },
  };
}

/** Who is asked once is asked about everything. */
export function isOfWhole({ request }: Pick<RefineRun, 'request'>): boolean {
  return request.options.review === 'final';
}

/** The pass whose changes are still to be taken back before anything is built on it. */
export function passToUndo({ state }: RefineRun): PassState | undefined {
  const pass = lastComplete(state());
  return pass && !pass.undone && !runningPass(state()) && gateAnswer(pass, state()) === 'undo' ? pass : undefined;
}

function lastComplete({ passes }: JobState): PassState | undefined {
  return passes.findLast(({ status }) => status === 'complete');
}

function countSuggestions({ blocks }: JobState, passes: ReadonlySet<number>): number {
  return blocks.reduce(
    (sum, { changes }) => sum + changes.filter((change) => passes.has(change.pass) && !change.applied).length,
    0,
  );
}

function counted(count: number, what: string, many = `${what}s`): string {
  return `${count === 0 ? 'no' : count} ${count === 1 ? what : many}`;
}
