import type { JobEvent } from '../../../protocol/events.ts';
import { paidAgain } from '../../paid-again.ts';
import { blockComplete } from '../events.ts';
import { type DuePass, openBlocks } from './plan.ts';
import type { RefineRun } from '../refine-run.ts';

/** How often one block may bring the server down. */
const CRASHES = 3;

/**
 * After a crash the first unfinished block is the suspect: it starts again, with its attempts counted in the log, and
 * after the third crash its input is kept.
 */
export function* afterCrash({ engine, state, recovered }: RefineRun, pass: DuePass): Generator<JobEvent> {
  const suspect = openBlocks(state(), pass.pass)[0]?.id;
  if (!recovered || pass.fresh || suspect === undefined) return;
  if (engine.upstreams) yield paidAgain(pass.pass);
  const { open } = state();
  const attempt = open?.block === suspect && open.pass === pass.pass ? open.attempt + 1 : 2;
  if (attempt <= CRASHES) {
    yield { type: 'block_start', data: { pass: pass.pass, block: suspect, attempt } };
    return;
  }
  const message = `Its text is kept: the server stopped ${CRASHES} times while it was being revised.`;
  yield { type: 'warning', data: { code: 'block_crashed', message, pass: pass.pass, block: suspect } };
  yield blockComplete(state(), pass, { block: suspect, changes: [] });
}
