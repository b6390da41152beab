import { z } from 'zod';
import { wellFormed } from '../../protocol/well-formed.ts';
import { ROUTES } from './complexity.ts';

const MOST_FILES = 20;
const MOST_TURNS = 20;

const said = (most: number) =>
  z
    .string()
    .max(most)
    .refine(...wellFormed());

const asked = z.strictObject({
  message: said(32_000).refine((text) => text.trim() !== '', {
    error: 'must be a question, or what is to be written',
  }),
  files: z.array(z.string().min(1).max(64)).max(MOST_FILES).default([]).describe('Ids of uploaded files to lean on'),
});

/** What `POST /v1/jobs` takes beside `kind: "chat"`: a question by itself. */
export const questionSchema = z.strictObject({
  input: asked,
  options: z
    .strictObject({
      route: z.enum(['auto', ...ROUTES]).default('auto'),
    })
    .prefault({}),
});

/** Of a turn of a conversation, which `POST /v1/chat` makes. */
export const conversationIdSchema = z
  .string()
  .regex(/^conv_[0-9A-Za-z-]{1,59}$/, 'must be the id of a conversation: conv_…');

/** A question as it is stored, with what the server knows of its conversation and its files. */
export const chatSchema = questionSchema.extend({
  input: asked.extend({
    /** What the files are called, by their ids. */
    names: z.record(z.string().max(64), said(300)).default({}),
    /** Names of files of earlier turns that were deleted since. */
    gone: z.array(said(300)).max(MOST_FILES).default([]),
    conversation_id: conversationIdSchema.optional(),
    /** What was asked and answered before, oldest first. */
    history: z
      .array(z.strictObject({ message: said(32_000), answer: said(100_000) }))
      .max(MOST_TURNS)
      .default([]),
  }),
});

export type ChatRequest = z.infer<typeof chatSchema>;
