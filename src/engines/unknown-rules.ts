import { nearest } from '../documents/words/nearest.ts';
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
  return names.flatMap((name, index) =>
    known.has(name) ? [] : [{ index, message: messageFor(nearest(name, known)) }],
  );
}

function messageFor(meant: string | undefined): string {
  const near = meant === undefined ? '' : `; the nearest is ${meant}`;
  return `There is no such rule${near}: GET /v1/rules lists them`;
}
