import { z } from 'zod';
import { questionSchema } from '../../pipelines/chat/chat-schema.ts';

/**
 * The pipeline of the job's kind parses the rest; the documentation names the kinds there are. What a question is stored
 * with is not taken from outside.
 */
export const jobBodySchema = z
  .looseObject({ kind: z.string().min(1).max(64) })
  .superRefine(({ kind, ...rest }, context) => {
    const question = kind === 'chat' ? questionSchema.safeParse(rest) : undefined;
    for (const { path, message } of question?.error?.issues ?? []) context.addIssue({ code: 'custom', path, message });
  })
  .meta({ oneOf: ['RefineJob', 'ChatJob', 'GenerateJob'].map((name) => ({ $ref: `#/components/schemas/${name}` })) });
