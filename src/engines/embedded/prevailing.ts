/** How often the way that a document prefers stands at least, and how often for each time that another does. */
const ENOUGH = 4;

/** The way that clearly prevails; undefined where the document has no habit. */
export function prevailing<Way extends string>(counts: ReadonlyMap<Way, number>): Way | undefined {
  const [first, second] = [...counts].sort((a, b) => b[1] - a[1]);
  if (first === undefined || first[1] < ENOUGH) return undefined;
  return first[1] >= ENOUGH * (second?.[1] ?? 0) ? first[0] : undefined;
}

export function count<Way extends string>(counts: Map<Way, number>, way: Way): void {
  counts.set(way, (counts.get(way) ?? 0) + 1);
}
