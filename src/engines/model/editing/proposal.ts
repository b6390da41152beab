import { z } from 'zod';
import { CATEGORIES } from '../../../protocol/document.ts';
import { replyJson } from '../asking/reply-json.ts';

/** An edit as a model proposes it: nothing of it is believed before it is held against the text. */
const proposalSchema = z.object({
  block: z.string().max(40),
  old: z.string().min(1).max(20_000),
  new: z.string().max(20_000),
  reason: z.string().max(2_000).catch(''),
  category: z.enum(CATEGORIES).catch('clarity'),
  sure: z.boolean().catch(true),
});

export type Proposal = z.infer<typeof proposalSchema>;

/** A whole reply: the proposals that have the form of one, and how many have not. */
export interface Reply {
  readonly proposals: readonly Proposal[];
  readonly malformed: number;
}

/** More than any call's text has room for. */
const MOST_EDITS = 1_000;
const replySchema = z.object({ ref: z.string(), edits: z.array(z.unknown()).max(MOST_EDITS) });

/** What an endpoint that heeds schemas is told of the form. */
export const REPLY_FORM = {
  name: 'edits',
  schema: {
    type: 'object',
    additionalProperties: false,
    required: ['ref', 'edits'],
    properties: {
      ref: { type: 'string' },
      edits: {
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['block', 'old', 'new', 'reason', 'category', 'sure'],
          properties: {
            block: { type: 'string' },
            old: { type: 'string' },
            new: { type: 'string' },
            reason: { type: 'string' },
            category: { type: 'string', enum: [...CATEGORIES] },
            sure: { type: 'boolean' },
          },
        },
      },
    },
  },
} as const;

/**
 * Reads a reply. It has to name the reference of its question, which the text cannot know: a text that comes back as the
 * reply, whatever it is made to look like, is none.
 * @returns undefined when it is no reply to this question
 */
export function readReply(text: string, ref: string): Reply | undefined {
  const parsed = replySchema.safeParse(replyJson(text));
  if (!parsed.success || parsed.data.ref !== ref) return undefined;
  const read = parsed.data.edits.map((edit) => proposalSchema.safeParse(edit));
  const proposals = read.flatMap(({ data }) => data ?? []);
  return { proposals, malformed: read.length - proposals.length };
}
