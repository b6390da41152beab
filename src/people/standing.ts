import { z } from 'zod';

const ruleStandingSchema = z.enum(['suggest', 'off']);

/** A rule that is not what its author made it: `suggest` never applies, `off` says nothing. */
export type RuleStanding = z.infer<typeof ruleStandingSchema>;

const decisionCountsSchema = z.object({ accepted: z.int(), rejected: z.int() });

/** Decisions counted. */
export type DecisionCounts = Readonly<z.infer<typeof decisionCountsSchema>>;

/**
 * How a person stands to words, rules and strategies. A job keeps it as it was when the job was accepted, so that a run
 * that goes on decides as the one before it.
 */
export const standingSchema = z.object({
  /** Words to leave alone; one in lower case stands for every way to write it. */
  dictionary: z.array(z.string()).readonly(),
  /** By the rule's name: rules that the person ignores, or has rejected again and again. */
  rules: z.record(z.string(), ruleStandingSchema).readonly(),
  /** By the strategy's name: what became of its newest changes. */
  acceptance: z.record(z.string(), decisionCountsSchema).readonly(),
});

/** As the schema has it. */
export type Standing = Readonly<z.infer<typeof standingSchema>>;

/** Of somebody who has said nothing. */
export const NO_STANDING: Standing = { dictionary: [], rules: {}, acceptance: {} };
