import type { PassName } from '../passes.ts';

/** Words a second that one worker of the embedded engine takes on. */
export const PACE: Readonly<Record<PassName, number>> = {
  proofread: 8_500,
  tighten: 24_000,
  polish: 39_000,
  structure: 43_000,
  tone: 46_000,
};

/** How long a pass takes beside the others, over the same text. A model takes about as long for each. */
export function weightOf(pass: string, engine: string): number {
  return engine === 'embedded' && isKnown(pass) ? PACE.proofread / PACE[pass] : 1;
}

function isKnown(pass: string): pass is PassName {
  return Object.hasOwn(PACE, pass);
}
