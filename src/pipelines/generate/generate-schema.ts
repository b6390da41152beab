import { z } from 'zod';
import { wellFormed } from '../../protocol/well-formed.ts';

export const KINDS = ['outline', 'explainer', 'questions'] as const;
export const LEVELS = ['beginner', 'intermediate', 'expert'] as const;

/** What `POST /v1/jobs` takes beside `kind: "generate"`. */
export const generateSchema = z.strictObject({
  input: z.strictObject({
    topic: z
      .string()
      .max(2_000)
      .refine(...wellFormed('topic'))
      .refine((text) => text.trim() !== '', { error: 'must say what it is to be about' }),
  }),
  options: z
    .strictObject({
      kind: z.enum(KINDS).default('explainer'),
      level: z.enum(LEVELS).default('intermediate'),
    })
    .prefault({}),
});

export type GenerateRequest = z.infer<typeof generateSchema>;
