import { versionText } from '../../documents/version.ts';
import type { JobEvent } from '../../protocol/events.ts';
import type { JobState } from '../../protocol/fold/state.ts';
import { duePass, emptyDocument, passComplete, passStart } from '../writing/pass-events.ts';
import { isInterrupted } from '../writing/steering.ts';
import type { ChatRun } from './chat-run.ts';
import { complexityOf, type Route, routeOf, routeReason } from './complexity.ts';
import { cited, gather } from './gather.ts';
import { blockCount, plannedPasses, routeIn } from './passes.ts';
import { written } from './written.ts';

/** A question goes in, passages are gathered, the answer is written: at once, section by section, or one after the other. */
export async function* chat(run: ChatRun): AsyncGenerator<JobEvent> {
  if (!routeIn(run.state())) yield routed(run);
  yield* opening(run);
  if (run.state().sources.length === 0) yield* gather(run);
  for (let pass = duePass(run.state()); pass; pass = duePass(run.state())) {
    if (pass.status === 'planned' || isInterrupted(run.state())) yield passStart(run.state(), pass);
    yield* run.steering.answers();
    const began = run.clock();
    yield* written(run, pass);
    yield passComplete(run.state(), pass, run.writer.name, run.clock() - began);
  }
  yield* namedSources(run.state());
  yield* run.steering.answers();
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

/** In the end, what the answer names. */
async function* namedSources(state: JobState): AsyncGenerator<JobEvent> {
  const sources = cited(state.sources, await versionText(state));
  if (sources.length !== state.sources.length) yield { type: 'sources', data: { sources } };
}
