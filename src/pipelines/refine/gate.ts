import type { JobEvent } from '../../protocol/events.ts';
import type { JobState, PassState } from '../../protocol/state.ts';
import { gateAnswer, gateId } from './gate-answer.ts';
import { nextPass, runningPass } from './plan.ts';
import type { RefineRun } from './refine-run.ts';
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
export function gateQuestion(run: RefineRun, { pass, name, attempt, changes }: PassState): JobEvent {
  const { review_timeout_s: seconds, review_default: fallback } = run.request.options;
  const final = nextPass(run.strategy, run.state()) === undefined;
  const choices = GATE_ANSWERS.filter((answer) => answer !== 'stop' || !final);
  const suggestions = countSuggestions(run.state(), pass);
  return {
    type: 'input_requested',
    data: {
      input: gateId({ pass, attempt }),
      question: `Pass ${pass} (${name}) has made ${counted(changes, 'change')} and ${counted(suggestions, 'suggestion')}. ${
        final ? 'It was the last one: is the text as you want it?' : 'Shall the job go on?'
      }`,
      choices,
      about: { pass, name, changes, suggestions },
      expires_at: run.now() + seconds * 1_000,
      fallback: fallback === 'stop' && final ? 'approve' : fallback,
    },
  };
}

/** The pass whose changes are still to be taken back before anything is built on it. */
export function passToUndo({ state }: RefineRun): PassState | undefined {
  const pass = lastComplete(state());
  return pass && !pass.undone && !runningPass(state()) && gateAnswer(pass, state()) === 'undo' ? pass : undefined;
}

function lastComplete({ passes }: JobState): PassState | undefined {
  return passes.findLast(({ status }) => status === 'complete');
}

function countSuggestions({ blocks }: JobState, pass: number): number {
  return blocks.reduce(
    (sum, { changes }) => sum + changes.filter((change) => change.pass === pass && !change.applied).length,
    0,
  );
}

function counted(count: number, what: string): string {
  return `${count === 0 ? 'no' : count} ${what}${count === 1 ? '' : 's'}`;
}
