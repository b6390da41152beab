import type { Revision } from '../../engines/revision-engine.ts';
import type { JobEvent } from '../../protocol/events.ts';
import type { JobState, PassState } from '../../protocol/fold/state.ts';
import { afterCrash } from './plan/after-crash.ts';
import { answers } from './steering/answers.ts';
import { blockComplete, noted, passComplete, passStart } from './events.ts';
import { freezeDecisions } from './review/freeze-decisions.ts';
import { gateId } from './plan/gate-answer.ts';
import { gateQuestion, isOfWhole, passToUndo, unansweredGate } from './review/gate.ts';
import { endsEarly } from './plan/nothing-left.ts';
import { isOpened, opening } from './opening.ts';
import { type DuePass, nextPass, runningPass, wantedPlan } from './plan/plan.ts';
import { Progress } from './plan/progress.ts';
import type { RefineRun } from './refine-run.ts';
import { revisions } from './revising/revisions.ts';
import { route } from './route/route.ts';
import { isRouteOpen } from './route/strategy-of.ts';
import { takeBack } from './review/take-back.ts';
import { ToldWith } from './revising/told-with.ts';
import { unheeded } from './revising/unheeded.ts';
import { Writing } from './revising/writing.ts';
import { Writers } from '../writing/writers.ts';

/** A document goes in, each pass revises its blocks as people steer it, every version is kept. */
export async function* refine(run: RefineRun): AsyncGenerator<JobEvent> {
  if (isRouteOpen(run.request, run.state())) yield await route(run);
  if (!isOpened(run.state())) yield* opening(run);
  const warning = unheeded(run);
  if (warning) yield warning;
  for (let pass = yield* due(run); pass; pass = yield* due(run)) {
    if (pass === 'asked') return;
    // A stop while the engine still loads is nobody's fault: no block counts as begun before.
    await run.engine.ready(run.signal, pass.name);
    if (pass.fresh && pass.attempt === 1) yield* freezeDecisions(run);
    if (pass.fresh) yield passStart(run.state(), pass);
    yield* answers(run);
    if (isBegunAgain(run.state(), pass)) yield* freezeDecisions(run);
    const began = run.clock();
    const writers = new Writers(run.state(), pass.pass);
    yield* revised(run, pass, writers);
    const complete = await passComplete(run.state(), pass, writers.inWords(run.engine.name), run.clock() - began);
    // Of a pass that another run began this one knows a part only.
    if (pass.fresh) learnPace(run, pass.name, complete);
    yield complete;
  }
  yield* freezeDecisions(run);
}

function learnPace({ pace }: RefineRun, pass: string, { type, data }: JobEvent): void {
  if (type === 'pass_complete' && !data.skipped) pace?.ran(pass, data.readability.before.words, data.elapsed_ms);
}

/** Said, it is not done once more by a run that goes on: people may have taken changes in again meanwhile. */
async function passUndone(run: RefineRun, pass: PassState): Promise<JobEvent> {
  const whole = isOfWhole(run);
  const changes = await takeBack(run, { ...(!whole && { passes: [pass.pass] }), cause: gateId(pass) });
  return { type: 'pass_undone', data: { pass: pass.pass, changes, ...(whole && { whole }) } };
}

/**
 * The blocks hold the text before a pass again only when its next attempt has begun, and until it completes one: a run
 * that was cut in between decides the rest.
 */
function isBegunAgain({ passes }: JobState, { pass, attempt }: DuePass): boolean {
  return attempt > 1 && passes.find((row) => row.pass === pass)?.completed === 0;
}

/**
 * The pass that comes next. Between two of them people are answered first, for they may want another one, or none; and
 * they are asked, where they want to look at each.
 */
async function* due(run: RefineRun): AsyncGenerator<JobEvent, DuePass | 'asked' | undefined> {
  if (!runningPass(run.state())) yield* answers(run);
  const early = () => endsEarly(wantedPlan(run.strategy, run.state()).passes, run.state());
  // With what people have decided it may be another text, for which the passes that are left are worth running.
  if (early()) yield* freezeDecisions(run);
  const ended = early();
  if (ended) yield ended;
  const gate = unansweredGate(run);
  if (gate) {
    yield gateQuestion(run, gate);
    return 'asked';
  }
  const rejected = passToUndo(run);
  if (rejected) {
    yield await passUndone(run, rejected);
    // What was said meanwhile is answered before the next pass begins, as by a run that was cut here.
    yield* answers(run);
  }
  return nextPass(run.strategy, run.state());
}

async function* revised(run: RefineRun, pass: DuePass, writers: Writers): AsyncGenerator<JobEvent> {
  yield* afterCrash(run, pass);
  const progress = new Progress(run, pass);
  const writing = new Writing(run.state, pass);
  const told = new ToldWith<Revision>(run.gatherMs);
  for await (const said of told.with(revisions(run, pass, told.tell))) {
    if ('note' in said) {
      const { note } = said;
      if (note.type === 'rest') run.rest(note.resting);
      else yield* note.type === 'piece' ? writing.piece(note) : [noted(note, pass)];
      continue;
    }
    const { warning, by = [], ...revision } = said.item;
    for (const name of by) writers.add(name);
    if (warning) yield { type: 'warning', data: { ...warning, pass: pass.pass, block: revision.block } };
    yield blockComplete(run.state(), pass, revision);
    progress.tell();
    yield* answers(run);
  }
}
