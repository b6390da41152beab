import { z } from 'zod';
import { STATUSES } from './status.ts';

/** Of a command: its idempotency key, scoped to job and principal. */
export const commandIdSchema = z.uuid();

const id = commandIdSchema;

/** What a person says: UTF-16 units, none of them half a surrogate pair. */
const words = z
  .string()
  .min(1)
  .max(16_384)
  .refine((text) => text.isWellFormed(), { error: 'half a surrogate pair stands alone in the text' });
const target = z.strictObject({ pass: z.int().min(1).optional(), block: z.string().max(64).optional() });

export const cancelSchema = z.strictObject({ type: z.literal('cancel'), id, reason: z.string().max(200).optional() });

export const pauseSchema = z.strictObject({
  type: z.literal('pause'),
  id,
  mode: z.enum(['boundary', 'now']).optional(),
});

export const resumeSchema = z.strictObject({ type: z.literal('resume'), id });

export const feedbackSchema = z.strictObject({
  type: z.literal('feedback'),
  id,
  mode: z.enum(['steer', 'queue', 'interrupt']).optional(),
  text: words,
  target: target.optional(),
});

const respondSchema = z.strictObject({
  type: z.literal('respond'),
  id,
  input: z.string().max(64),
  value: words,
  if_status: z.enum(STATUSES).optional(),
});

/** The commands, as they come over any transport. */
export const commandSchema = z.discriminatedUnion('type', [
  cancelSchema,
  pauseSchema,
  resumeSchema,
  feedbackSchema,
  respondSchema,
]);

export const helloSchema = z.strictObject({
  type: z.literal('hello'),
  since: z.string().max(64).optional(),
  ticket: z.string().max(256).optional(),
  token: z.string().max(8_192).optional(),
  text: z.enum(['delta', 'block']).optional(),
});

const pongSchema = z.strictObject({ type: z.literal('pong'), t: z.number().optional() });

/** Everything that a client may send on the channel. */
export const clientFrameSchema = z.discriminatedUnion('type', [...commandSchema.options, helloSchema, pongSchema]);
