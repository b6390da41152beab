import type { JobEvent } from '../../../protocol/events.ts';
import type { RefineRun } from '../refine-run.ts';

const CODE = 'needs_model';

/** Said once: options that were given and that the engine, which writes no text of its own, cannot follow. */
export function unheeded({ request: { options }, engine, state }: RefineRun): JobEvent | undefined {
  const given = (['tone', 'audience'] as const).filter((name) => options[name] !== undefined);
  if (given.length === 0 || engine.followsWords || state().warnings.some(({ code }) => code === CODE)) return undefined;
  const message = `${given.map((name) => `“${name}”`).join(' and ')} ${given.length > 1 ? 'take' : 'takes'} a model that writes: there is none.`;
  return { type: 'warning', data: { code: CODE, message } };
}
