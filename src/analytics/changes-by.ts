import type { RuleCounts } from './rollup-sql.ts';
import type { ChangeFigures, Summary } from '../protocol/summary.ts';
import { changeFigures } from './tally.ts';

/** The changes of the rules by what they are about, those with the most first. */
export function changesBy(rules: readonly RuleCounts[]): Summary['changes'] {
  return {
    by_category: grouped(rules, ({ category }) => ({ category })),
    by_pass: grouped(rules, ({ pass }) => ({ pass })),
    by_rule: grouped(rules, ({ pass, category, rule }) => ({ pass, category, rule })),
  };
}

function grouped<T extends object>(
  rules: readonly RuleCounts[],
  nameOf: (rule: RuleCounts) => T,
): (T & ChangeFigures)[] {
  const sums = new Map<string, { name: T; applied: number; suggested: number; kept: number; rejected: number }>();
  for (const rule of rules) {
    const name = nameOf(rule);
    const key = JSON.stringify(name);
    const sum = sums.get(key) ?? { name, applied: 0, suggested: 0, kept: 0, rejected: 0 };
    sum.applied += rule.applied;
    sum.suggested += rule.suggested;
    sum.kept += rule.kept;
    sum.rejected += rule.rejected;
    sums.set(key, sum);
  }
  return [...sums.values()]
    .map((sum) => ({ ...sum.name, ...changeFigures(sum) }))
    .sort((a, b) => b.applied + b.suggested - a.applied - a.suggested);
}
