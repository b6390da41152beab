import type { Change } from '../../../protocol/document.ts';
import type { RefineRun } from '../refine-run.ts';
import type { Within } from '../places/places.ts';

/** Which changes: those of some passes, in some blocks; all of them where nothing is said. */
interface Scope {
  readonly passes?: readonly number[];
  readonly within?: Within;
  /** What it is done for, once: the question or the feedback that it answers. */
  readonly cause: string;
}

/**
 * Rejects what stands of the changes in a scope, as people would one by one: it is kept with their other decisions, and
 * they can take it back. @returns how many there were
 */
export async function takeBack(run: RefineRun, scope: Scope): Promise<number> {
  const decisions = await run.decisions();
  const standing = changesIn(run, scope).filter(({ id, applied }) => {
    const decision = decisions.get(id);
    return decision === undefined ? applied : decision === 'accepted';
  });
  return decide(run, standing, 'rejected', scope.cause);
}

/** Takes the rejections in a scope back: what the passes had made of it stands again. @returns how many there were */
export async function takeInAgain(run: RefineRun, scope: Scope): Promise<number> {
  const decisions = await run.decisions();
  const rejected = changesIn(run, scope).filter(({ id }) => decisions.get(id) === 'rejected');
  return decide(run, rejected, 'none', scope.cause);
}

function changesIn({ state }: RefineRun, { passes, within = () => true }: Scope): Change[] {
  const ofPasses = ({ pass }: Change) => passes?.includes(pass) ?? true;
  return state().blocks.flatMap(({ changes }, block) => (within(block) ? changes.filter(ofPasses) : []));
}

function decide(
  run: RefineRun,
  changes: readonly Change[],
  decision: 'rejected' | 'none',
  cause: string,
): Promise<number> {
  const ids = changes.map(({ id }) => id);
  return run.decide(ids, decision, cause);
}
