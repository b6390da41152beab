/** From so many running jobs on text is gathered for longer: together they then make some 2,000 rows a second. */
const FEW = 80;
/** At most so many times as long, so that a reader still sees the text move. */
const LONGEST = 6;

/** How long streamed text is gathered while so many jobs run. @param ms while few do */
export function gatherMs(ms: number, jobs: number): number {
  return ms * Math.min(LONGEST, Math.max(1, jobs / FEW));
}
