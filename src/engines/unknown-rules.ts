import type { EngineRule } from './revision-engine.ts';

/** A name that no rule has, and where it stood. */
export interface UnknownRule {
  readonly index: number;
  /** For people: with the name that comes nearest. */
  readonly message: string;
}

/** Which of the names are of no rule. None is told where no rules are known by name. */
export function unknownRules(names: readonly string[], rules: readonly EngineRule[]): UnknownRule[] {
  if (rules.length === 0) return [];
  const known = new Set(rules.map(({ name }) => name));
  return names.flatMap((name, index) => (known.has(name) ? [] : [{ index, message: messageFor(name, [...known]) }]));
}

function messageFor(name: string, known: readonly string[]): string {
  const pairs = pairsOf(name);
  let nearest = '';
  let best = 0;
  for (const other of known) {
    const others = pairsOf(other);
    const likeness = (2 * pairs.intersection(others).size) / (pairs.size + others.size);
    if (likeness > best) [nearest, best] = [other, likeness];
  }
  const listed = 'GET /v1/rules lists them';
  return best < NEAR
    ? `There is no such rule: ${listed}`
    : `There is no such rule; the nearest is ${nearest}: ${listed}`;
}

/** Pairs of letters that two names share, of all that they have: below it they are different names. */
const NEAR = 0.5;

/** Of letters that stand side by side, case and marks apart. */
function pairsOf(name: string): Set<string> {
  const letters = `^${name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')}$`;
  return new Set(Array.from({ length: letters.length - 1 }, (_, at) => letters.slice(at, at + 2)));
}
