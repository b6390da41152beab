import { z } from 'zod';
import { refineBodyObject } from './refine-body.ts';

/** What these routes take and answer, by name, for the documentation. */
export const REFINE_MODELS = {
  RefineJob: refineBodyObject.extend({ kind: z.literal('refine') }),
  Estimate: z.object({
    words: z.int().describe('Of its prose'),
    blocks: z.int(),
    passes: z.array(z.string()).describe('Of `auto`: those of the strategy it mostly picks'),
    seconds: z.number().describe('With nobody else at work'),
  }),
};
