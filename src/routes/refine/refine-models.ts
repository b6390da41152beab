import { z } from 'zod';

/** What these routes answer, by name, for the documentation. */
export const REFINE_MODELS = {
  Estimate: z.object({
    words: z.int().describe('Of its prose'),
    blocks: z.int(),
    passes: z.array(z.string()).describe('Of `auto`: those of the strategy it mostly picks'),
    seconds: z.number().describe('With nobody else at work'),
  }),
};
