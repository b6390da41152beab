import type { Directive } from '../../../protocol/directives/directives.ts';
import type { EventData, JobEvent, Target } from '../../../protocol/events.ts';
import type { FeedbackState } from '../../../protocol/fold/state.ts';
import { shortened } from '../../shortened.ts';
import { described, doneWith } from '../directives/described.ts';
import { explained, isToJob } from '../directives/explained.ts';
import { fittingExamples } from './fitting-examples.ts';
import { readDirectives } from '../directives/read-directives.ts';
import { freezeDecisions } from '../review/freeze-decisions.ts';
import { isInForce } from './in-force.ts';
import { withPassNeeded } from './pass-needed.ts';
import { withinPlace } from '../places/places.ts';
import { runningPass } from '../plan/plan.ts';
import type { RefineRun } from '../refine-run.ts';
import { resolveDirective } from './resolve-directive.ts';
import { directiveContext, firstBlockOf, positionOf, type RunPosition, withPassesAdded } from './run-position.ts';
import { takeBack, takeInAgain } from '../review/take-back.ts';

/** How much of what was not understood is said. */
const MOST_SAID = 10;

/** Answers every feedback that has none yet: what of it was understood and done, and from which block on it counts. */
export async function* answers(run: RefineRun): AsyncGenerator<JobEvent> {
  const waiting = () => run.state().feedback.find(({ applied }) => !applied);
  for (let feedback = waiting(); feedback; feedback = waiting()) {
    const data = await answer(run, feedback);
    yield { type: 'feedback_applied', data };
    // What the running pass has still to do was given to it as it stands: the next pass begins with it decided.
    const pass = runningPass(run.state())?.pass;
    if (data.directives?.some(isDone))
      yield* freezeDecisions(run, (block) => pass === undefined || block.pass === pass);
  }
}

async function answer(run: RefineRun, feedback: FeedbackState): Promise<EventData['feedback_applied']> {
  const now = await positionOf(run);
  const context = directiveContext(now, feedback.target);
  const reading = readDirectives(feedback.text, context);
  const inWords = now.followsWords ? reading.notUnderstood.filter((text) => !isToJob(text)) : [];
  const forModel = inWords.map((text) => ({ type: 'free_words' as const, text }));
  const wished = unique([...reading.directives, ...(feedback.directives ?? []), ...forModel]);
  const asked = withPassNeeded(wished, feedback, now);
  const at = withPassesAdded(now, passesAdded(asked, feedback, now));
  const from = firstBlockOf(feedback, at);
  const findings = asked.map((directive) => resolveDirective(directive, feedback, from, at));
  const directives = findings.flatMap((finding) => (finding.ok ? [finding.directive] : []));
  const problems = findings.flatMap((finding) => (finding.ok ? [] : [finding.problem]));
  const leftOver = reading.notUnderstood.filter((text) => !inWords.includes(text));
  const notUnderstood = firstOf([...leftOver.map(explained), ...problems]);
  const begun = new Set(now.state.passes.filter(({ attempt }) => attempt > 0).map(({ name }) => name));
  const said = [];
  for (const [index, directive] of directives.entries()) {
    if (isDone(directive)) said.push(await done(run, directive, `${feedback.feedback}.${index}`));
    else said.push(described(directive, { already: isInForce(directive, run, from), target: feedback.target, begun }));
  }
  const counts = from && (feedback.mode === 'interrupt' || directives.some((directive) => !isDone(directive)));
  const understood = [
    ...runsAgain(feedback, now, wished.length > asked.length),
    ...said,
    ...(reading.granted ?? []),
    ...tooLate(directives, from),
  ];
  return {
    feedback: feedback.feedback,
    ...(counts && { from, attempt: attemptOf(from, at) }),
    understood: understood.length + notUnderstood.length === 0 ? ['nothing is asked for'] : understood,
    directives,
    not_understood: notUnderstood,
    ...(notUnderstood.length > 0 && {
      examples: fittingExamples(reading.notUnderstood, {
        state: at.state,
        context,
        fits: (directive) => fitsHere(directive, feedback, from, at),
      }),
    }),
  };
}

/** Whether it would change something if it were said now. */
function fitsHere(directive: Directive, feedback: FeedbackState, from: Target | undefined, at: RunPosition): boolean {
  const { type } = directive;
  if (type === 'leave_words') {
    return directive.words.some((word) => at.state.blocks.some(({ text }) => text.includes(word)));
  }
  if (type !== 'undo' && type !== 'redo' && type !== 'add_pass' && from === undefined) return false;
  if (type === 'redo' || type === 'apply' || type === 'forget') return at.state.feedback.some(({ applied }) => applied);
  return resolveDirective(directive, feedback, from, at).ok;
}

type Done = Extract<Directive, { type: 'undo' | 'redo' }>;

/** Whether it is done there and then; the others hold from now on. */
function isDone(directive: Directive): directive is Done {
  return directive.type === 'undo' || directive.type === 'redo';
}

/** Done twice it is done once: after a crash the answer is given anew. */
async function done(run: RefineRun, directive: Done, cause: string): Promise<string> {
  const { place, pass } = directive;
  const { passes } = run.state();
  const scope = {
    cause,
    ...(pass !== undefined && { passes: passes.filter(({ name }) => name === pass).map((row) => row.pass) }),
    ...(place && { within: withinPlace(place, run.state()) }),
  };
  const count = await (directive.type === 'undo' ? takeBack(run, scope) : takeInAgain(run, scope));
  return doneWith(directive, count);
}

function attemptOf({ pass }: Target, { state, due }: RunPosition): number {
  if (due && due.pass === pass) return due.attempt;
  return Math.max(1, state.passes.find((row) => row.pass === pass)?.attempt ?? 1);
}

function firstOf(texts: readonly string[]): string[] {
  const more = texts.length - MOST_SAID;
  const said = texts.slice(0, MOST_SAID).map(shortened);
  return more > 0 ? [...said, `and ${more} more`] : said;
}

/** The passes that are added, by name; what cannot be added is told with the other directives. */
function passesAdded(asked: readonly Directive[], feedback: FeedbackState, at: RunPosition): string[] {
  return asked.flatMap((directive) => {
    const finding = directive.type === 'add_pass' ? resolveDirective(directive, feedback, undefined, at) : undefined;
    return finding?.ok && finding.directive.type === 'add_pass' ? (finding.directive.pass ?? []) : [];
  });
}

/** What the mode alone asks for, and who asked for a pass that begins again anyway. */
function runsAgain({ mode }: FeedbackState, { due, state }: RunPosition, anyway: boolean): string[] {
  if (mode !== 'interrupt') return anyway ? ['this pass runs again'] : [];
  return [due && runningPass(state) ? 'this pass runs again' : 'no pass was running that could run again'];
}

function tooLate(directives: readonly Directive[], from: Target | undefined): string[] {
  const late =
    from === undefined && directives.some((directive) => !isDone(directive) && directive.type !== 'add_pass');
  return late ? ['no text is left that it could count for'] : [];
}

function unique(directives: readonly Directive[]): Directive[] {
  return [...new Map(directives.map((directive) => [JSON.stringify(directive), directive])).values()];
}
