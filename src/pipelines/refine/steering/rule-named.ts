import type { RunPosition } from './run-position.ts';

/**
 * The rule of that name, however people write it: `SentenceCapitalization`, “sentence capitalization”. One of the
 * engine's, or one that has made a change in this job.
 */
export function ruleNamed(name: string, { rules, state }: Pick<RunPosition, 'rules' | 'state'>): string | undefined {
  const wanted = plain(name);
  const names = new Set(rules.map((rule) => rule.name));
  for (const { changes } of state.blocks) for (const { rule } of changes) names.add(rule);
  return [...names].find((known) => plain(known) === wanted);
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}
