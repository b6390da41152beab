import { z } from 'zod';
import { PASS_NAMES } from '../../pipelines/refine/passes.ts';
import { CATEGORIES, TIERS } from '../../protocol/document.ts';
import { timeSchema } from '../time-schema.ts';

/** What these routes answer, by name, for the documentation. */
export const STRATEGY_MODELS = {
  StrategyList: z.object({
    default: z.string(),
    strategies: z.array(
      z.object({
        name: z.string(),
        about: z.string(),
        when: z.string(),
        passes: z.array(z.enum(PASS_NAMES)).optional(),
        register: z.enum(['neutral', 'academic', 'plain']).optional(),
        only_sure: z.array(z.enum(PASS_NAMES)).optional(),
      }),
    ),
    passes: z.array(z.object({ name: z.enum(PASS_NAMES), does: z.string(), without_model: z.string() })),
  }),
  RuleList: z.object({
    items: z.array(
      z.object({
        name: z.string(),
        pass: z.enum(PASS_NAMES),
        category: z.enum(CATEGORIES),
        tier: z.enum(TIERS),
        reason: z.string(),
      }),
    ),
  }),
  StrategyFeedback: z.object({
    id: z.string(),
    strategy: z.string(),
    job: z.string().nullable(),
    rating: z.int().nullable(),
    comment: z.string().nullable(),
    at: timeSchema,
  }),
  StrategyFeedbackSummary: z.object({
    items: z.array(
      z.object({
        strategy: z.string(),
        feedback: z.int(),
        ratings: z.int(),
        mean_rating: z.number().nullable(),
      }),
    ),
  }),
};
