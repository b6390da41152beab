import { versionText } from '../../documents/version.ts';
import { readability } from '../../documents/readability.ts';
import type { JobEvent } from '../../protocol/events.ts';
import { inputOf } from '../../protocol/reduce-text.ts';
import type { JobState, PassState } from '../../protocol/state.ts';
import { usageOf } from '../usage-of.ts';
import type { ChatRun } from './chat-run.ts';
import { complexityOf, type Route, routeOf, routeReason } from './complexity.ts';
import { cited, gather } from './gather.ts';
import { blockCount, duePass, plannedPasses, routeIn } from './passes.ts';
import { written } from './written.ts';

/** A question goes in, passages are gathered, the answer is written: at once, section by section, or one after the other. */
export async function* chat(run: ChatRun): AsyncGenerator<JobEvent> {
  if (!routeIn(run.state())) yield routed(run);
  if (run.state().announced === null) yield* opening(run);
  if (run.state().sources.length === 0) yield* gather(run);
  for (let pass = duePass(run.state()); pass; pass = duePass(run.state())) {
    yield* unheard(run);
    if (pass.status === 'planned') yield passStart(run.state(), pass);
    const began = run.clock();
    yield* written(run, pass);
    yield passComplete(run, pass, run.clock() - began);
  }
  yield* namedSources(run.state());
  yield* unheard(run);
}

function routed({ request: { input, options } }: ChatRun): JobEvent {
  const complexity = complexityOf(input.message, input.files.length);
  const asked = options.route;
  const to = asked === 'auto' ? routeOf(complexity) : asked;
  return { type: 'route', data: { to, reason: asked === 'auto' ? routeReason(complexity) : 'as it was asked for' } };
}

function* opening({ writer, state }: ChatRun): Generator<JobEvent> {
  const route: Route = routeIn(state()) ?? 'simple';
  const count = blockCount(route);
  const passes = plannedPasses(route, writer.revise !== undefined);
  yield { type: 'job_started', data: { engine: writer.name, passes, lead: '', blocks: count } };
  const blocks = Array.from({ length: count }, (_, index) => {
    return { id: `b${index + 1}`, kind: 'paragraph' as const, text: '', gap: '' };
  });
  yield { type: 'blocks', data: { blocks } };
}

function passStart({ passes, blocks }: JobState, { pass, name }: PassState): JobEvent {
  return { type: 'pass_start', data: { pass, name, of: passes.length, attempt: 1, blocks: blocks.length } };
}

function passComplete({ writer, state }: ChatRun, { pass }: PassState, elapsed: number): JobEvent {
  const { blocks } = state();
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
      usage: usageOf(state(), pass, writer.name),
      elapsed_ms: Math.round(elapsed),
    },
  };
}

/** In the end, what the answer names. */
async function* namedSources(state: JobState): AsyncGenerator<JobEvent> {
  const sources = cited(state.sources, await versionText(state));
  if (sources.length !== state.sources.length) yield { type: 'sources', data: { sources } };
}

/** An answer is not steered while it is written: whoever tries is told what to do instead. */
function* unheard({ state }: ChatRun): Generator<JobEvent> {
  for (const { feedback, text, applied } of state().feedback) {
    if (applied) continue;
    const data = { feedback, understood: [], not_understood: [text], examples: [INSTEAD] };
    yield { type: 'feedback_applied', data };
  }
}

const INSTEAD = 'Ask again in the same conversation, with what should be different.';
