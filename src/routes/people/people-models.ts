import { z } from 'zod';

/** What these routes answer, by name, for the documentation. */
export const PEOPLE_MODELS = {
  Session: z.object({
    mode: z.enum(['open', 'key']),
    signed_in: z.boolean().describe('Whether this request would be let in'),
    local: z.boolean().describe('Only the machine that it runs on can reach the server'),
  }),
  Dictionary: z.object({ words: z.array(z.string()), rules: z.array(z.string()) }),
  RuleRecords: z.object({
    items: z.array(
      z.object({
        rule: z.string(),
        accepted: z.int(),
        rejected: z.int(),
        standing: z.enum(['on', 'suggest', 'off']),
        ignored: z.boolean(),
      }),
    ),
    newest: z.int(),
    thresholds: z.array(z.object({ standing: z.enum(['suggest', 'off']), rejected: z.int(), share: z.number() })),
  }),
  Forgotten: z.object({ forgotten: z.int().describe('Decisions') }),
};
