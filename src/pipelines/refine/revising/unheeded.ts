import type { JobEvent } from '../../../protocol/events.ts';
import { wantedPlan } from '../plan/plan.ts';
import type { RefineRun } from '../refine-run.ts';

/** The passes of a model that follow an option. */
const FOLLOWED_IN = { tone: ['tone'], audience: ['structure', 'tone'] } as const;
const OPTIONS = ['tone', 'audience'] as const;

/** Said once: options that were given and that the engine cannot follow, or none of the job's passes does. */
export function unheeded({ request: { options }, engine, strategy, state }: RefineRun): JobEvent | undefined {
  const given = OPTIONS.filter((name) => options[name] !== undefined);
  const passes = wantedPlan(strategy, state()).passes.map(({ name }) => name);
  const idle = given.filter((name) => !FOLLOWED_IN[name].some((pass) => passes.includes(pass)));
  const [code, names, why] = engine.followsWords
    ? (['needs_pass', idle, needsPass(idle)] as const)
    : (['needs_model', given, 'a model that writes: there is none.'] as const);
  if (names.length === 0 || state().warnings.some((warning) => warning.code === code)) return undefined;
  const message = `${names.map((name) => `“${name}”`).join(' and ')} ${names.length > 1 ? 'take' : 'takes'} ${why}`;
  return { type: 'warning', data: { code, message } };
}

function needsPass(names: readonly (typeof OPTIONS)[number][]): string {
  const passes = names.includes('tone') ? 'the pass tone' : 'the pass structure or tone';
  return `${passes}: name it in “passes”, or take the strategy academic or plain-language.`;
}
