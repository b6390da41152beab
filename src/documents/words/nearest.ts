/** Pairs of letters that two names share, of all that they have: below it they are different names. */
const NEAR = 0.5;

/** The name that was probably meant, if any is near enough to be. */
export function nearest(meant: string, known: Iterable<string>): string | undefined {
  const pairs = pairsOf(meant);
  let found: string | undefined;
  let best = 0;
  for (const name of known) {
    const others = pairsOf(name);
    const shared = (2 * pairs.intersection(others).size) / (pairs.size + others.size);
    const likeness = begins(meant, name) ? Math.max(shared, NEAR) : shared;
    if (likeness > best) [found, best] = [name, likeness];
  }
  return best < NEAR ? undefined : found;
}

function begins(meant: string, name: string): boolean {
  return meant !== '' && name.toLowerCase().startsWith(meant.toLowerCase());
}

/** Of letters that stand side by side, case and marks apart. */
function pairsOf(name: string): Set<string> {
  const letters = `^${name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')}$`;
  return new Set(Array.from({ length: letters.length - 1 }, (_, at) => letters.slice(at, at + 2)));
}
