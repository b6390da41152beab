/** Running jobs from which on streamed text is gathered for longer: all of them make some 2,000 rows of it a second. */
const FEW = 80;
/** At most so many times as long: a reader still sees it move. */
const LONGEST = 6;

/** How long streamed text is gathered while so many jobs run. @param ms while few do */
export function gatherMs(ms: number, jobs: number): number {
  return ms * Math.min(LONGEST, Math.max(1, jobs / FEW));
}
