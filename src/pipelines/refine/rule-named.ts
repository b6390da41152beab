import { RULE_CATALOGUE } from '../../engines/embedded/rule-catalogue.ts';
import type { JobState } from '../../protocol/state.ts';

/**
 * The rule of that name, however people write it: `SentenceCapitalization`, “sentence capitalization”. One of the
 * embedded engine's, or one that has made a change in this job.
 */
export function ruleNamed(name: string, { blocks }: JobState): string | undefined {
  const wanted = plain(name);
  const catalogued = RULE_CATALOGUE.find((rule) => plain(rule.name) === wanted);
  if (catalogued) return catalogued.name;
  for (const { changes } of blocks) {
    const change = changes.find(({ rule }) => plain(rule) === wanted);
    if (change) return change.rule;
  }
  return undefined;
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}
