import type { PlannedPass } from '../../../protocol/events.ts';
import type { BlockState, JobState, PassState } from '../../../protocol/fold/state.ts';
import { gateAnswer } from './gate-answer.ts';
import { worthRunning } from './nothing-left.ts';
import type { Strategy } from '../strategies.ts';

/** A pass that is due, with the attempt it is. */
export interface DuePass extends PlannedPass {
  readonly of: number;
  readonly attempt: number;
  /** True when its `pass_start` still has to be said. */
  readonly fresh: boolean;
}

export interface Plan {
  readonly passes: readonly PlannedPass[];
}

/** The passes of a job, without those at its end that would find nothing any more. */
export function planOf(strategy: Strategy, state: JobState): Plan {
  const { passes } = wantedPlan(strategy, state);
  return { passes: passes.slice(0, worthRunning(passes, state)) };
}

/** Its strategy's passes, one more each time that people asked for one, none after the one to stop after. */
export function wantedPlan({ passes }: Strategy, state: JobState): Plan {
  let names: string[] = [...passes];
  let end: number | undefined;
  for (const directive of state.feedback.flatMap(({ applied }) => applied?.directives ?? [])) {
    if (directive.type === 'stop_after_pass') end = directive.number;
    if (directive.type === 'forget') end = undefined;
    if (directive.type === 'add_pass' && directive.pass !== undefined) {
      names = [...names.slice(0, end), directive.pass];
      end = undefined;
    }
  }
  const stopped = state.passes.find((pass) => gateAnswer(pass, state) === 'stop');
  names = names.slice(0, end).slice(0, stopped?.pass);
  return { passes: names.map((name, index) => ({ pass: index + 1, name })) };
}

/** What the log says is to be done next: the same answer for a run that starts and for one that goes on. */
export function nextPass(strategy: Strategy, state: JobState): DuePass | undefined {
  const { passes } = planOf(strategy, state);
  const known = new Map(state.passes.map((pass) => [pass.pass, pass]));
  const due = passes.find(({ pass }) => !isOver(known.get(pass), state));
  if (!due) return undefined;
  const begun = known.get(due.pass);
  const running = begun?.status === 'running';
  const again = begun?.status === 'complete' || (running && isInterrupted(state));
  const attempt = again ? begun.attempt + 1 : running ? begun.attempt : 1;
  return { ...due, of: passes.length, attempt, fresh: !running || again };
}

/** Complete, and nobody who looked at it wants it done again. */
function isOver(pass: PassState | undefined, state: JobState): boolean {
  return pass?.status === 'complete' && gateAnswer(pass, state) !== 'again';
}

/** The pass that is under way. */
export function runningPass(state: JobState) {
  return state.passes.find(({ status }) => status === 'running');
}

/** Blocks that the pass has not completed yet. */
export function openBlocks(state: JobState, pass: number): readonly BlockState[] {
  return state.blocks.filter((block) => block.pass < pass);
}

/** Somebody asked to do the running pass again, and no answer has been given yet. */
function isInterrupted(state: JobState): boolean {
  return state.feedback.some(({ mode, applied }) => mode === 'interrupt' && !applied);
}
