import { z } from 'zod';
import { helloSchema } from '../../protocol/frames/client-frame-schema.ts';
import { wholeNumber } from '../whole-number.ts';

function within(min: number, max: number, otherwise: number) {
  return wholeNumber(15).pipe(z.number().min(min).max(max)).default(otherwise);
}

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
