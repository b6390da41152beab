import { z } from 'zod';
import { questionSchema } from '../../pipelines/chat/chat-schema.ts';
import { generateSchema } from '../../pipelines/generate/generate-schema.ts';
import { jobSchema, linksSchema } from '../jobs/job-schema.ts';
import { timeSchema } from '../time-schema.ts';
import { answerSchema, flatAnswerSchema, textViewSchema } from './answer-view.ts';

const conversation = {
  id: z.string(),
  title: z.string().describe('What was asked first'),
  turns: z.int(),
  created_at: timeSchema,
  updated_at: timeSchema,
};

/** What these routes take and answer, by name, for the documentation. */
export const CHAT_MODELS = {
  ChatJob: questionSchema.extend({ kind: z.literal('chat') }),
  GenerateJob: generateSchema.extend({ kind: z.literal('generate') }),
  ChatReply: z.object({ conversation_id: z.string(), job: jobSchema, answer: answerSchema, links: linksSchema }),
  Generated: z.object({ job: jobSchema, ...textViewSchema.shape, links: linksSchema }),
  FlatAnswer: flatAnswerSchema,
  ConversationPage: z.object({ items: z.array(z.object(conversation)), next_cursor: z.string().nullable() }),
  Conversation: z.object({
    ...conversation,
    items: z.array(z.object({ job: jobSchema, message: z.string(), files: z.array(z.string()), answer: answerSchema })),
  }),
  DeletedConversation: z.object({ id: z.string(), deleted: z.literal(true) }),
};
