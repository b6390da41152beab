import { z } from 'zod';

/** What a gate may be answered with: go on, do the pass again, end here, or go on without what the pass has changed. */
export const GATE_ANSWERS = ['approve', 'again', 'stop', 'undo'] as const;

/** Options by which people look at the text before the job goes on. */
export const reviewOptions = {
  review: z
    .enum(['none', 'each_pass', 'final'])
    .default('none')
    .describe('Ask before the job goes on: after each pass, or once before the end'),
  review_timeout_s: z
    .int()
    .min(1)
    .max(2_592_000)
    .default(86_400)
    .describe('Seconds after which a question is answered by itself'),
  review_default: z
    .enum(GATE_ANSWERS)
    .exclude(['again'])
    .default('approve')
    .describe('The answer it then gets; after the last pass `stop` is `approve`, and with `final` refused'),
};
