import { z } from 'zod';
import { directiveSchema } from '../directives/directive-schema.ts';
import { STATUSES } from '../status.ts';
import { wellFormed } from '../well-formed.ts';

/** Of a command: its idempotency key, scoped to job and principal. */
export const commandIdSchema = z.uuid();

const id = commandIdSchema;

/** What a person says: UTF-16 units, none of them half a surrogate pair, and not white space alone. */
const words = z
  .string()
  .min(1)
  .max(16_384)
  .refine((text) => text.trim() !== '', { error: 'must be more than white space' })
  .refine(...wellFormed());
const target = z.strictObject({ pass: z.int().min(1).optional(), block: z.string().max(64).optional() });

/** `reason`: up to 200 UTF-16 units. */
export const cancelSchema = z.strictObject({ type: z.literal('cancel'), id, reason: z.string().max(200).optional() });

/** Without a `mode` it is `boundary`. */
export const pauseSchema = z.strictObject({
  type: z.literal('pause'),
  id,
  mode: z.enum(['boundary', 'now']).optional(),
});

/** Takes a pause back, or goes on after it. */
export const resumeSchema = z.strictObject({ type: z.literal('resume'), id });

const MOST_DIRECTIVES = 32;
/** UTF-16 units as JSON: with what is made of it, it has to fit into a part of a snapshot. */
const LONGEST_DIRECTIVES = 4_096;

const directiveList = z
  .array(directiveSchema)
  .min(1)
  .max(MOST_DIRECTIVES)
  .refine((given) => JSON.stringify(given).length <= LONGEST_DIRECTIVES, {
    error: `at most ${LONGEST_DIRECTIVES} characters`,
  });

const feedbackMembers = z.strictObject({
  type: z.literal('feedback'),
  id,
  mode: z.enum(['steer', 'queue', 'interrupt']).optional(),
  text: words.optional(),
  directives: directiveList.optional(),
  target: target.optional(),
});

function saysSomething({ text, directives }: { text?: unknown; directives?: unknown }): boolean {
  return text !== undefined || directives !== undefined;
}

const NOTHING_SAID = { error: 'must be there, or directives', path: ['text'] };

const feedbackSchema = feedbackMembers.refine(saysSomething, NOTHING_SAID);

/** Feedback as its own path takes it: without `type`, with `id` or an `Idempotency-Key`. */
export const feedbackBodySchema = feedbackMembers
  .omit({ type: true })
  .partial({ id: true })
  .refine(saysSomething, NOTHING_SAID);

/** Answers the question that stands. */
export const respondSchema = z.strictObject({
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

/** The first frame of a channel, or one that subscribes anew: see `Hello`. */
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
