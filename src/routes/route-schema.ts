import { z } from 'zod';
import {
  cancelSchema,
  helloSchema,
  pauseSchema,
  respondSchema,
  resumeSchema,
} from '../protocol/frames/client-frame-schema.ts';
import { PASS_NAMES } from '../pipelines/refine/passes.ts';
import { CATEGORIES, TIERS } from '../protocol/document.ts';
import { wholeNumber } from './whole-number.ts';

function within(min: number, max: number, otherwise: number) {
  return wholeNumber(15).pipe(z.number().min(min).max(max)).default(otherwise);
}

export const jobIdSchema = z.object({ id: z.string().max(64) });

export const eventsQuerySchema = z.strictObject({
  since: z.string().max(64).optional(),
  wait: within(0, 60, 25),
  limit: within(1, 1_000, 500),
  text: helloSchema.shape.text,
  decisions_rev: wholeNumber()
    .optional()
    .describe('Long-poll: the rev that the caller knows; an answer with another one is not held back'),
});

export const decisionsQuerySchema = z.strictObject({
  known: wholeNumber().describe('The decisions_rev that the caller has seen'),
  wait: within(0, 60, 25),
});

export const rulesQuerySchema = z.strictObject({
  pass: z.enum(PASS_NAMES).optional(),
  category: z.enum(CATEGORIES).optional(),
  tier: z.enum(TIERS).optional(),
});

/** The pipeline of the job's kind parses the rest; the documentation names the kinds there are. */
export const jobBodySchema = z
  .looseObject({ kind: z.string().min(1).max(64) })
  .meta({ oneOf: ['RefineJob', 'ChatJob', 'GenerateJob'].map((name) => ({ $ref: `#/components/schemas/${name}` })) });

/** The short forms of the commands: their body without `type`, with `id` or an `Idempotency-Key`. */
export const cancelBodySchema = cancelSchema.omit({ type: true }).partial({ id: true });
export const pauseBodySchema = pauseSchema.omit({ type: true }).partial({ id: true });
export const resumeBodySchema = resumeSchema.omit({ type: true }).partial({ id: true });
export const respondBodySchema = respondSchema.omit({ type: true }).partial({ id: true });
