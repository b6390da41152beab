import type { JobEvent } from '../../protocol/events.ts';
import type { Revision } from '../../engines/revision-engine.ts';
import { inputOf } from '../../protocol/reduce-text.ts';
import { answers } from './answers.ts';
import { afterCrash } from './after-crash.ts';
import { blockComplete, passComplete, passStart } from './events.ts';
import { type DuePass, nextPass, openBlocks } from './plan.ts';
import { Progress } from './progress.ts';
import type { RefineRun } from './refine-run.ts';
import { revisionOptions } from './revision-options.ts';
import { isOpened, opening } from './opening.ts';

/** A document goes in, each pass revises its blocks, every version is kept. */
export async function* refine(run: RefineRun): AsyncGenerator<JobEvent> {
  if (!isOpened(run.state())) yield* opening(run);
  // A stop while the engine still loads is nobody's fault: no block counts as begun before.
  await run.engine.ready(run.signal);
  for (let pass = nextPass(run.strategy, run.state()); pass; pass = nextPass(run.strategy, run.state())) {
    if (pass.fresh) yield passStart(run.state(), pass);
    yield* answers(run, pass);
    const began = run.clock();
    yield* revised(run, pass);
    yield await passComplete(run.state(), pass, run.engine.name, run.clock() - began);
  }
  yield* answers(run, undefined);
}

async function* revised(run: RefineRun, pass: DuePass): AsyncGenerator<JobEvent> {
  yield* afterCrash(run, pass);
  const progress = new Progress(run, pass);
  for await (const revision of revisions(run, pass)) {
    if (revision.warning)
      yield { type: 'warning', data: { ...revision.warning, pass: pass.pass, block: revision.block } };
    yield blockComplete(run.state(), pass, revision);
    progress.tell();
    yield* answers(run, pass);
  }
}

/** The engine reads the whole document, so that a run that goes on decides as one that was never cut short. */
function revisions(
  { engine, request, strategy, signal, state }: RefineRun,
  { pass, name }: DuePass,
): AsyncIterable<Revision> {
  const { blocks } = state();
  return engine.revise({
    pass: { pass, name },
    blocks: blocks.map((block) => ({ id: block.id, kind: block.kind, text: inputOf(block, pass) })),
    from: blocks.length - openBlocks(state(), pass).length,
    options: revisionOptions(request, strategy),
    signal,
  });
}
