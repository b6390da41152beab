import type { PlannedPass } from '../../protocol/events.ts';
import type { JobState, PassState } from '../../protocol/state.ts';
import { ROUTES, type Route } from './complexity.ts';

/** `answer`: all in one. `outline`: titles of sections. `draft`: the sections, in the place of whatever stood before. */
export type ChatPass = 'answer' | 'outline' | 'draft';

const PASSES: Readonly<Record<Route, readonly ChatPass[]>> = {
  simple: ['answer'],
  advanced: ['outline', 'draft'],
  hybrid: ['answer', 'outline', 'draft'],
};

/** The block of what is answered at once, and of what stands above the sections. */
export const TOP = 'b1';
const SECTIONS = 6;

export function plannedPasses(route: Route): PlannedPass[] {
  return PASSES[route].map((name, index) => ({ pass: index + 1, name }));
}

/** How many blocks an answer has: which of them stay empty is known when it is written. */
export function blockCount(route: Route): number {
  return route === 'simple' ? 1 : 1 + SECTIONS;
}

/** As the job's `route` event says; undefined before it. */
export function routeIn({ route }: Pick<JobState, 'route'>): Route | undefined {
  return ROUTES.find((name) => name === route?.to);
}

/** The pass to go on with; undefined when the answer is whole. */
export function duePass({ passes }: Pick<JobState, 'passes'>): PassState | undefined {
  return passes.find(({ status }) => status !== 'complete');
}
