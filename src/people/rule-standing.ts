import type { DecisionCounts, RuleStanding } from './standing.ts';

/** Of each rule's decisions so many, the newest, are looked at. */
export const NEWEST = 50;

/**
 * The rule of misspellings, of which nothing is learned as a rule: who has rejected five names has said nothing about the
 * next typing error. A word is left alone by the dictionary.
 */
export const WORD_BY_WORD = 'Spelling';

/** From so many rejections on, if they are that share of what was decided, a rule stands as it says; the strictest wins. */
export const THRESHOLDS = [
  { standing: 'off', rejected: 12, share: 0.9 },
  { standing: 'suggest', rejected: 5, share: 0.8 },
] as const satisfies readonly { standing: RuleStanding; rejected: number; share: number }[];

/** What a person's decisions make of a rule; undefined = it stays what it is. */
export function ruleStanding({ accepted, rejected }: DecisionCounts): RuleStanding | undefined {
  const share = rejected / Math.max(1, accepted + rejected);
  return THRESHOLDS.find((threshold) => rejected >= threshold.rejected && share >= threshold.share)?.standing;
}
