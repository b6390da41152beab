import type { Dialect, RevisionEngine } from '../../../engines/revision-engine.ts';
import type { Target } from '../../../protocol/events.ts';
import { indexOfBlock } from '../../../protocol/fold/reduce-text.ts';
import type { FeedbackState, JobState } from '../../../protocol/fold/state.ts';
import type { DirectiveContext } from '../directives/directive-context.ts';
import { guidanceOf } from './guidance.ts';
import { isFootnote, Outline } from '../places/outline.ts';
import { type DuePass, nextPass, openBlocks, type Plan, planOf, runningPass } from '../plan/plan.ts';
import type { RefineRun } from '../refine-run.ts';

/** Where a run is when it answers somebody: what “this pass” and “from here” mean. */
export interface RunPosition {
  readonly state: JobState;
  /** The engine's. */
  readonly rules: RevisionEngine['rules'];
  /** The engine understands what people ask for in words of their own. */
  readonly followsWords: boolean;
  readonly followsWordsFor: NonNullable<RevisionEngine['followsWordsFor']>;
  readonly plan: Plan;
  /** The pass that is running, else the one that comes next; undefined when nothing is left to do. */
  readonly due: DuePass | undefined;
  /** The number of the pass that was running when it was said; 0 = none has begun. */
  readonly thisPass: number;
  readonly outline: Outline;
  /** The dialect in force from here on, and the one that the job began with; `auto` is none. */
  readonly dialectsAsked: readonly Dialect[];
}

export async function positionOf({ engine, request, strategy, state: stateOf }: RefineRun): Promise<RunPosition> {
  const state = stateOf();
  const next = nextPass(strategy, state);
  const running = runningPass(state);
  // Who is answered while a pass is running asked for no other attempt than the one that has begun.
  const due = next && running ? { ...next, attempt: running.attempt, fresh: false } : next;
  const complete = state.passes.findLast(({ status }) => status === 'complete')?.pass ?? 0;
  return {
    state,
    rules: engine.rules,
    followsWords: engine.followsWords ?? false,
    followsWordsFor: (block, pass) => engine.followsWordsFor?.(block, pass) ?? true,
    plan: planOf(strategy, state),
    due,
    thisPass: running?.pass ?? complete,
    outline: await Outline.of(state),
    dialectsAsked: dialectsIn(state, due, request.options.dialect),
  };
}

function dialectsIn(state: JobState, due: DuePass | undefined, asked: Dialect | 'auto'): Dialect[] {
  const open = due === undefined || due.fresh ? undefined : openBlocks(state, due.pass)[0];
  const block = open === undefined ? 0 : indexOfBlock(state.blocks, open.id);
  const now = due && guidanceOf(state)(due.pass, block).dialect;
  return [...new Set([now ?? asked, asked])].filter((dialect) => dialect !== 'auto');
}

/** The position when passes of these names are added to the plan. */
export function withPassesAdded(position: RunPosition, names: readonly string[]): RunPosition {
  if (names.length === 0) return position;
  const { passes } = position.plan;
  const added = names.map((name, index) => ({ pass: passes.length + index + 1, name }));
  const plan = { passes: [...passes, ...added] };
  const [first] = added;
  const due = position.due ?? (first && { ...first, of: plan.passes.length, attempt: 1, fresh: true });
  return { ...position, plan, due };
}

/** The first block that a feedback still counts for; undefined when there is none any more. */
export function firstBlockOf(
  { mode, target }: Pick<FeedbackState, 'mode' | 'target'>,
  position: RunPosition,
): Target | undefined {
  const { state, plan, due } = position;
  if (due === undefined) return undefined;
  const next = mode === 'queue' && !due.fresh ? due.pass + 1 : due.pass;
  const earliest = Math.max(target?.pass ?? 0, next);
  if (target?.pass !== undefined && target.pass !== earliest) return undefined;
  const underway = earliest === due.pass && !due.fresh;
  const open = underway ? openBlocks(state, due.pass)[0]?.id : state.blocks[0]?.id;
  const begun = open === undefined || isDone(target?.block, open, state);
  const pass = begun ? earliest + 1 : earliest;
  const block = target?.block ?? (begun ? state.blocks[0]?.id : open);
  const there = plan.passes.some((planned) => planned.pass === pass) && (target?.pass ?? pass) === pass;
  return there && block !== undefined ? { pass, block } : undefined;
}

function isDone(block: string | undefined, open: string, { blocks }: JobState): boolean {
  return block !== undefined && indexOfBlock(blocks, block) < indexOfBlock(blocks, open);
}

/** What words may refer to where a run stands. */
export function directiveContext(position: RunPosition, target?: Target): DirectiveContext {
  const { state, plan, due, thisPass } = position;
  const sections = new Map<string, boolean>();
  const over = new Set(state.passes.filter(({ status }) => status === 'complete').map(({ pass }) => pass));
  const nameOf = (number: number | undefined) => plan.passes.find(({ pass }) => pass === number)?.name;
  return {
    hasSection(heading) {
      const has = sections.get(heading) ?? position.outline.sectionTitled(heading) !== undefined;
      sections.set(heading, has);
      return has;
    },
    hasWord(word) {
      const forms = [word, word.toLowerCase(), `${word.charAt(0).toUpperCase()}${word.slice(1)}`];
      const stands = (text: string) => forms.some((form) => text.includes(form));
      return state.blocks.some((block) => stands(block.text) || block.changes.some(({ before }) => stands(before)));
    },
    wasChanged(words) {
      const small = words.toLowerCase();
      return state.blocks.some(({ changes }) => changes.some(({ before }) => before.toLowerCase() === small));
    },
    targetsBlock: target?.block !== undefined,
    get paragraphs() {
      return state.blocks.flatMap(({ id, kind }, at) => (kind === 'paragraph' && !isFootnote(state, at) ? [id] : []));
    },
    dialectsAsked: position.dialectsAsked,
    passesAhead: plan.passes.filter(({ pass }) => !over.has(pass)).map(({ name }) => name),
    passes: plan.passes.map(({ name }) => name),
    currentPass: nameOf(thisPass === 0 ? 1 : thisPass),
    nextPass: nameOf(runningPass(state) ? thisPass + 1 : due?.pass),
    lastPass: state.passes.findLast(({ status }) => status === 'complete')?.name,
  };
}
