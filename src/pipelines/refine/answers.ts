import type { Directive } from '../../protocol/directives.ts';
import type { EventData, JobEvent, Target } from '../../protocol/events.ts';
import type { FeedbackState } from '../../protocol/state.ts';
import { described } from './directives/described.ts';
import type { DirectiveContext } from './directives/directive-context.ts';
import { nearestExamples } from './directives/nearest-examples.ts';
import { readDirectives } from './directives/read-directives.ts';
import { found } from './found.ts';
import { Outline } from './outline.ts';
import { nextPass } from './plan.ts';
import type { RefineRun } from './refine-run.ts';
import { firstBlockOf, type Standing, standingOf } from './standing.ts';

/** Answers every feedback that has none yet: what of it was understood, and from which block on it counts. */
export function* answers(run: RefineRun): Generator<JobEvent> {
  const waiting = run.state().feedback.filter(({ applied }) => !applied);
  for (const feedback of waiting) {
    yield { type: 'feedback_applied', data: answer(feedback, standingOf(run, nextPass(run.strategy, run.state()))) };
  }
}

function answer(feedback: FeedbackState, at: Standing): EventData['feedback_applied'] {
  const from = firstBlockOf(feedback, at);
  const reading = readDirectives(feedback.text, contextOf(at));
  const asked = unique([...reading.directives, ...(feedback.directives ?? [])]);
  const findings = asked.map((directive) => found(directive, feedback, from, at));
  const directives = findings.flatMap((finding) => (finding.ok ? [finding.directive] : []));
  const problems = findings.flatMap((finding) => (finding.ok ? [] : [finding.problem]));
  const notUnderstood = [...reading.notUnderstood, ...problems];
  return {
    feedback: feedback.feedback,
    ...(from && { from, attempt: attemptOf(from, at) }),
    understood: [...byMode(feedback, at), ...directives.map(described), ...tooLate(directives, from)],
    ...(directives.length > 0 && { directives }),
    not_understood: notUnderstood,
    ...(notUnderstood.length > 0 && { examples: nearestExamples(notUnderstood) }),
  };
}

function attemptOf({ pass }: Target, { state }: Standing): number {
  return Math.max(1, state.passes.find((row) => row.pass === pass)?.attempt ?? 1);
}

/** What the mode alone asks for. */
function byMode({ mode }: FeedbackState, { due, state }: Standing): string[] {
  if (mode === 'queue') return ['one more pass before the end'];
  if (mode === 'steer') return [];
  const running = due !== undefined && state.passes.some(({ status }) => status === 'running');
  return [running ? 'this pass runs again' : 'no pass was running that could run again'];
}

function tooLate(directives: readonly Directive[], from: Target | undefined): string[] {
  const late = from === undefined && directives.length > 0;
  return late ? ['no text is left that it could count for'] : [];
}

function contextOf({ state, plan, due, thisPass }: Standing): DirectiveContext {
  const outline = new Outline(state);
  const paragraphs = state.blocks.filter(({ kind }, at) => kind === 'paragraph' && !outline.isFootnote(at));
  const nameOf = (number: number | undefined) => plan.passes.find(({ pass }) => pass === number)?.name;
  const running = state.passes.some(({ status }) => status === 'running');
  return {
    hasSection: (heading) => outline.sectionTitled(heading) !== undefined,
    paragraphs: paragraphs.map(({ id }) => id),
    passes: plan.passes.map(({ name }) => name),
    currentPass: nameOf(thisPass === 0 ? 1 : thisPass),
    nextPass: nameOf(running ? thisPass + 1 : due?.pass),
    lastPass: state.passes.findLast(({ status }) => status === 'complete')?.name,
  };
}

function unique(directives: readonly Directive[]): Directive[] {
  return [...new Map(directives.map((directive) => [JSON.stringify(directive), directive])).values()];
}
