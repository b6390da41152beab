import type { PlannedPass } from '../../protocol/events.ts';
import type { BlockState, JobState } from '../../protocol/state.ts';
import type { Strategy } from './strategies.ts';

/** A pass that is due, with the attempt it is. */
export interface DuePass extends PlannedPass {
  readonly of: number;
  readonly attempt: number;
  /** True when its `pass_start` still has to be said. */
  readonly fresh: boolean;
}

/** The passes of a job: its strategy's, and one more for each feedback that asked for one. */
export function plannedPasses(strategy: Strategy, state: JobState): PlannedPass[] {
  const last = strategy.passes.at(-1) ?? 'proofread';
  const extra = state.feedback.filter(({ mode }) => mode === 'queue').map(() => last);
  return [...strategy.passes, ...extra].map((name, index) => ({ pass: index + 1, name }));
}

/** What the log says is to be done next: the same answer for a run that starts and for one that goes on. */
export function nextPass(strategy: Strategy, state: JobState): DuePass | undefined {
  const passes = plannedPasses(strategy, state);
  const known = new Map(state.passes.map((pass) => [pass.pass, pass]));
  const due = passes.find(({ pass }) => known.get(pass)?.status !== 'complete');
  if (!due) return undefined;
  const begun = known.get(due.pass);
  const running = begun?.status === 'running';
  const again = running && isInterrupted(state);
  const attempt = again ? begun.attempt + 1 : running ? begun.attempt : 1;
  return { ...due, of: passes.length, attempt, fresh: !running || again };
}

/** Blocks that the pass has not completed yet. */
export function openBlocks(state: JobState, pass: number): readonly BlockState[] {
  return state.blocks.filter((block) => block.pass < pass);
}

/** Somebody asked to do the running pass again, and no answer has been given yet. */
function isInterrupted(state: JobState): boolean {
  return state.feedback.some(({ mode, applied }) => mode === 'interrupt' && !applied);
}
