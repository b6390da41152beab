import type { JobState } from '../../../protocol/fold/state.ts';
import type { RefineRequest } from '../refine-schema.ts';
import { AUTO, type Strategy, strategyNamed, withPasses } from '../strategies.ts';

/** The strategy of a job: the one it asks for, and where it leaves that open, the one that its log says was picked. */
export function strategyOf({ options }: RefineRequest, { route }: Pick<JobState, 'route'>): Strategy {
  const name = options.strategy === AUTO && route ? route.to : options.strategy;
  const named = strategyNamed(name);
  if (!named) throw new Error(`a stored job names the strategy ${name}, which is not there`);
  return withPasses(named, options.passes);
}

/** Whether a strategy has still to be picked. */
export function isRouteOpen({ options }: RefineRequest, { route, announced }: JobState): boolean {
  return options.strategy === AUTO && route === null && announced === null;
}
