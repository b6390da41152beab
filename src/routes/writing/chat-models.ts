import { z } from 'zod';
import { answerSchema, flatAnswerSchema } from './answer-view.ts';

const time = z.int().describe('ms since 1970');
const links = z.object({ socket: z.string(), events: z.string(), status: z.string(), result: z.string() });
const conversation = {
  id: z.string(),
  title: z.string().describe('What was asked first'),
  turns: z.int(),
  created_at: time,
  updated_at: time,
};

/** What the routes of writing requests answer, by name, for the documentation. @param job as `jobView` shows it */
export function chatModels<Job extends z.ZodType>(job: Job) {
  return {
    ChatReply: z.object({ conversation_id: z.string(), job, answer: answerSchema, links }),
    Generated: z.object({ job, text: z.string().describe('Markdown'), links }),
    FlatAnswer: flatAnswerSchema,
    ConversationPage: z.object({ items: z.array(z.object(conversation)), next_cursor: z.string().nullable() }),
    Conversation: z.object({
      ...conversation,
      items: z.array(z.object({ job, message: z.string(), files: z.array(z.string()), answer: answerSchema })),
    }),
    DeletedConversation: z.object({ id: z.string(), deleted: z.literal(true) }),
  };
}
