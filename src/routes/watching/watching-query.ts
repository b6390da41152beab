import { z } from 'zod';
import { helloSchema } from '../../protocol/frames/client-frame-schema.ts';
import { wholeNumber } from '../whole-number.ts';

function within(min: number, max: number, otherwise: number) {
  return wholeNumber(15).pipe(z.number().min(min).max(max)).default(otherwise);
}

export const eventsQuerySchema = z.strictObject({
  since: z
    .string()
    .max(64)
    .optional()
    .describe('The cursor to go on from, or `start` for the whole log; left out: a snapshot'),
  wait: within(0, 60, 25).describe('Long-poll: seconds to wait for something new, 0 to 60; 25 when it is left out'),
  limit: within(1, 1_000, 500).describe('Long-poll: events of an answer, 1 to 1,000; 500 when it is left out'),
  text: helloSchema.shape.text.describe('`delta` when it is left out; `block`: whole blocks only, no `content`'),
  decisions_rev: wholeNumber()
    .optional()
    .describe('Long-poll: the rev that the caller knows; an answer with another one is not held back'),
});

export const decisionsQuerySchema = z.strictObject({
  known: wholeNumber().describe('The decisions_rev that the caller has seen'),
  wait: within(0, 60, 25).describe('Seconds, 0 to 60; 25 when it is left out'),
});
