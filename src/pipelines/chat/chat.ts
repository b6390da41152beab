import { versionText } from '../../documents/version.ts';
import type { JobEvent } from '../../protocol/events.ts';
import type { JobState, PassState } from '../../protocol/fold/state.ts';
import { paidAgain } from '../paid-again.ts';
import { closing } from '../writing/closing.ts';
import { duePass, emptyDocument, passComplete, passStart } from '../writing/pass-events.ts';
import { saidOnce } from '../writing/said-once.ts';
import { isInterrupted } from '../writing/steering.ts';
import { Writers } from '../writing/writers.ts';
import type { ChatRun } from './chat-run.ts';
import { complexityOf, type Route, routeOf, routeReason } from './complexity.ts';
import { givenUpText } from './given-up.ts';
import { gather } from './gather.ts';
import { blockCount, plannedPasses, routeIn } from './passes.ts';
import { written } from './written.ts';

/** A request goes in, passages are gathered, the answer is written: at once, section by section, or both together. */
export async function* chat(run: ChatRun): AsyncGenerator<JobEvent> {
  try {
    yield* saidOnce(answer(run), run.state);
  } finally {
    await run.ahead.close();
  }
}

async function* answer(run: ChatRun): AsyncGenerator<JobEvent> {
  if (!routeIn(run.state())) yield routed(run);
  yield* opening(run);
  if (run.state().passes.every(({ status }) => status === 'planned')) yield* gather(run);
  for (let pass = duePass(run.state()); pass; pass = duePass(run.state())) {
    if (run.recovered && pass.status === 'running' && !run.writer.quotesOnly) yield paidAgain(pass.pass);
    if (isToBegin(run.state(), pass)) yield passStart(run.state(), pass);
    yield* run.steering.answers();
    const began = run.clock();
    const writers = new Writers(run.state(), pass.pass);
    yield* written(run, pass, writers);
    yield passComplete(run.state(), pass, wroteIn(run, pass, writers), run.clock() - began);
  }
  yield* closing(run.state(), (await versionText(run.state())) + givenUpText(run.state()));
  yield* run.steering.answers();
}

/** Names who wrote what stands after a pass: a plan is no text, and a text that was left alone stays its author's. */
function wroteIn({ state, writer }: ChatRun, { name }: PassState, writers: Writers): string {
  const before = state().engine ?? writer.name;
  return name === 'outline' ? before : writers.inWords(before);
}

function routed({ request: { input, options } }: ChatRun): JobEvent {
  const complexity = complexityOf(input.message, input.files.length);
  const asked = options.route;
  const to = asked === 'auto' ? routeOf(complexity) : asked;
  return { type: 'route', data: { to, reason: asked === 'auto' ? routeReason(complexity) : 'as it was asked for' } };
}

function* opening({ writer, state }: ChatRun): Generator<JobEvent> {
  const route: Route = routeIn(state()) ?? 'simple';
  const passes = plannedPasses(route, writer.revise !== undefined);
  yield* emptyDocument(state(), writer.name, passes, blockCount(route));
}

/** A plan that was cut short is made anew as a whole: its titles belong together. */
function isToBegin(state: JobState, { name, status, completed }: PassState): boolean {
  const isHalfPlanned = name === 'outline' && completed > 0 && completed < state.blocks.length;
  return status === 'planned' || isInterrupted(state) || isHalfPlanned;
}
