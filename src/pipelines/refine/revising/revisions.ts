import type { Revision, RevisionNote, RevisionRequest } from '../../../engines/revision-engine.ts';
import { inputOf } from '../../../protocol/fold/reduce-text.ts';
import type { FeedbackState } from '../../../protocol/fold/state.ts';
import { type Guidance, guidanceOf } from '../steering/guidance.ts';
import { guidedRevision } from './guided-revision.ts';
import type { DuePass } from '../plan/plan.ts';
import type { RefineRun } from '../refine-run.ts';
import { revisionOptions } from './revision-options.ts';
import { isPlaced } from '../places/placed.ts';
import type { ToldNote } from './told-with.ts';
import { unsaid } from './unsaid.ts';

/** Blocks: their guidance is computed in one turn of the event loop. */
const LOOKED_AHEAD = 500;

/**
 * What a pass does to each block that it has still to do, as people who steer want it at that moment. Where they want
 * something else of the engine from some block on, it is asked again from there. Ends early where the pass is skipped.
 * @param tell what the engine says beside its revisions
 */
export async function* revisions(
  run: RefineRun,
  pass: DuePass,
  tell: (note: ToldNote) => void,
): AsyncGenerator<Revision> {
  const { state } = run;
  const guidance = newestGuidance(run, pass);
  // Blocks are completed in their order.
  const next = () => state().passes.find((row) => row.pass === pass.pass)?.completed ?? 0;
  // Of a block that is left alone nothing is shown.
  const heard = (note: RevisionNote) => {
    if (note.type === 'usage') run.paid({ ...note.usage, pass: pass.pass });
    else if (note.type !== 'piece' || !guidance(next()).untouched) tell(note);
  };
  for (let from = next(); from < state().blocks.length && !skippedFrom(from, run, guidance); from = next()) {
    const asked = guidance(from);
    const to = endOfSame(from, run, asked, guidance);
    const left = new Set<number>();
    let reconsidered = false;
    const isNeeded = (index: number) => {
      const needed = isWorthAsking(run, pass, guidance(index));
      if (!needed) left.add(index);
      return needed;
    };
    for await (const revision of asked.skipped
      ? unchanged(run, from)
      : engineFrom(run, pass, { from, to, isNeeded, tell: heard }, asked)) {
      const index = next();
      // Meanwhile somebody wants it after all.
      reconsidered = left.has(index) && isWorthAsking(run, pass, guidance(index));
      if (reconsidered) break;
      const block = state().blocks[index];
      if (block) yield unsaid(guidedRevision(revision, guidance(index), inputOf(block, pass.pass)), block, pass.pass);
      if (!sameRequest(asked, guidance(next()))) break;
    }
    if (next() === from && !reconsidered) throw new Error('the engine left a block out');
  }
}

/** The engine reads the whole document, so that a run that goes on decides as one that was never cut short. */
function engineFrom(
  run: RefineRun,
  { pass, name }: DuePass,
  range: Pick<RevisionRequest, 'from' | 'to' | 'isNeeded' | 'tell'>,
  guidance: Guidance,
): AsyncIterable<Revision> {
  const { engine, signal, state } = run;
  return engine.revise({
    pass: { pass, name },
    blocks: state().blocks.map((block) => ({
      id: block.id,
      kind: block.kind,
      text: inputOf(block, pass),
      gap: block.gap,
    })),
    ...range,
    options: revisionOptions(run, guidance),
    signal,
  });
}

/** Whether anything that the pass could find would be kept: what is asked for in free words may be of any category. */
function isWorthAsking({ engine }: RefineRun, { name }: DuePass, { untouched, categories, asks }: Guidance): boolean {
  if (untouched) return false;
  const rules = engine.rules.filter(({ pass }) => pass === name);
  return rules.length === 0 || asks.length > 0 || rules.some(({ category }) => categories.has(category));
}

/** The block up to which the engine is asked the same: what is behind is not worth a model's work. */
function endOfSame(from: number, { state }: RefineRun, asked: Guidance, guidance: (block: number) => Guidance): number {
  const { blocks, feedback } = state();
  if (!feedback.some(isLocal)) return blocks.length;
  const end = Math.min(blocks.length, from + LOOKED_AHEAD);
  for (let block = from + 1; block < end; block++) if (!sameRequest(asked, guidance(block))) return block;
  return end;
}

/** Whether it may count for some blocks and not for others. */
function isLocal({ target, applied }: FeedbackState): boolean {
  return target?.block !== undefined || (applied?.directives ?? []).some(isPlaced);
}

async function* unchanged({ state }: RefineRun, index: number): AsyncGenerator<Revision> {
  const block = state().blocks[index];
  if (block) yield { block: block.id, changes: [] };
}

function skippedFrom(first: number, { state }: RefineRun, guidance: (block: number) => Guidance): boolean {
  for (let block = first; block < state().blocks.length; block++) if (!guidance(block).skipped) return false;
  return true;
}

/** Folded anew when somebody was answered. Of the block that was asked for last it is known: each piece of text asks. */
function newestGuidance({ state }: RefineRun, { pass }: DuePass): (block: number) => Guidance {
  let heard: readonly FeedbackState[] | undefined;
  let guidance = guidanceOf(state());
  let last: { readonly block: number; readonly guidance: Guidance } | undefined;
  return (block) => {
    if (heard !== state().feedback) {
      guidance = guidanceOf(state());
      last = undefined;
    }
    heard = state().feedback;
    if (last?.block !== block) last = { block, guidance: guidance(pass, block) };
    return last.guidance;
  };
}

/** Whether both want the same of the engine; the rest of a guidance is done with its answers. */
function sameRequest(a: Guidance, b: Guidance): boolean {
  return (
    a.dialect === b.dialect &&
    a.apply === b.apply &&
    a.skipped === b.skipped &&
    same(a.words, b.words) &&
    same(a.rules, b.rules) &&
    same(a.asks, b.asks)
  );
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
