import type { RuleCounts } from './rollup-sql.ts';

/** What is counted of a rule: changes that were applied, suggested, kept by people and rejected by them. */
export type RuleCounter = 'applied' | 'suggested' | 'kept' | 'rejected';

/** What is counted of: a rule in a pass. */
export type CountedRule = Pick<RuleCounts, 'pass' | 'category' | 'rule'>;

/** Adds up what is counted of rules, one change after the other. */
export class RuleSums {
  readonly #sums = new Map<string, { -readonly [Member in keyof RuleCounts]: RuleCounts[Member] }>();

  /** @param by negative = taken back */
  add({ pass, category, rule }: CountedRule, counter: RuleCounter, by = 1): void {
    const key = `${pass}\n${category}\n${rule}`;
    const known = this.#sums.get(key);
    const sum = known ?? { pass, category, rule, applied: 0, suggested: 0, kept: 0, rejected: 0 };
    if (!known) this.#sums.set(key, sum);
    sum[counter] += by;
  }

  /** The rules of which something is left to count. */
  get rows(): readonly RuleCounts[] {
    return [...this.#sums.values()].filter((sum) => sum.applied || sum.suggested || sum.kept || sum.rejected);
  }

  /** Of all rules together. */
  get total(): Readonly<Record<RuleCounter, number>> {
    const total = { applied: 0, suggested: 0, kept: 0, rejected: 0 };
    for (const sum of this.#sums.values()) {
      total.applied += sum.applied;
      total.suggested += sum.suggested;
      total.kept += sum.kept;
      total.rejected += sum.rejected;
    }
    return total;
  }
}
