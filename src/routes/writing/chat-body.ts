import { z } from 'zod';
import { generateSchema } from '../../pipelines/generate/generate-schema.ts';
import { conversationIdSchema, questionSchema } from '../../pipelines/chat/chat-schema.ts';

const { message, files } = questionSchema.shape.input.shape;
const { route } = questionSchema.shape.options.unwrap().shape;

const wait = z.int().min(0).max(60).default(30).describe('Seconds to wait for the answer');
const turn = { message, conversation_id: conversationIdSchema.optional(), files: files.unwrap().optional() };

/** What `POST /v1/chat` takes. */
export const chatBodySchema = z.strictObject({
  ...turn,
  options: z.strictObject({ route, wait }).prefault({}),
});

export type ChatBody = z.infer<typeof chatBodySchema>;

/** What `POST /api/chat` takes; members that nobody reads any more are let through. */
export const flatBodySchema = z.looseObject(turn);

/** What `POST /v1/generate` takes. */
export const generateBodySchema = z.strictObject({
  topic: generateSchema.shape.input.shape.topic,
  ...generateSchema.shape.options.unwrap().shape,
  wait,
});
