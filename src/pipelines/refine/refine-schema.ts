import { z } from 'zod';
import { AUDIENCES, TONES } from '../../engines/revision-engine.ts';
import { DIALECTS } from '../../protocol/directives/directives.ts';
import { wellFormed } from '../../protocol/well-formed.ts';
import { PASS_NAMES } from './passes.ts';
import { reviewOptions } from './review/review-options.ts';
import { DEFAULT_STRATEGY, STRATEGY_NAMES } from './strategies.ts';

const MOST_PASSES = 10;

const strategy = z.string().refine((name) => STRATEGY_NAMES.includes(name), {
  error: `must be one of: ${STRATEGY_NAMES.join(', ')}`,
});

/** What `POST /v1/jobs` takes beside `kind`, and `POST /v1/refine/run` as it stands. */
export const refineSchema = z.strictObject({
  input: z.strictObject({
    text: z
      .string()
      .min(1)
      .refine((text) => text.trim() !== '', { error: 'holds nothing but white space' })
      .refine(...wellFormed()),
    format: z.enum(['markdown', 'text']).default('markdown'),
    title: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .regex(/^\P{Cc}+$/u, 'must be without control characters')
      .refine(...wellFormed('title'))
      .optional()
      .describe('What the job is called, such as the name of a file; left out: the first line'),
  }),
  options: z
    .strictObject({
      strategy: strategy.default(DEFAULT_STRATEGY.name),
      passes: z
        .array(z.enum(PASS_NAMES))
        .min(1)
        .max(MOST_PASSES)
        .optional()
        .describe('In this order, instead of the passes of the strategy'),
      dialect: z
        .enum(['auto', ...DIALECTS])
        .default('auto')
        .describe(
          'Its spellings are put into the text; `auto`: the text keeps to the one that it is mostly written in',
        ),
      apply: z
        .enum(['auto', 'all', 'suggest'])
        .default('auto')
        .describe(
          '`auto` puts in what is sure, in a text full of errors what is likely too; `all` everything that has one ' +
            'replacement; `suggest` nothing',
        ),
      tone: z.enum(TONES).optional().describe('How the text is to sound, for the pass `tone` of a model'),
      audience: z
        .enum(AUDIENCES)
        .optional()
        .describe('Whom it is for, for the passes `structure` and `tone` of a model'),
      dictionary: z
        .array(z.string().trim().min(1).max(100))
        .max(5_000)
        .default([])
        .describe('Words and phrases to leave alone; one in lower case stands for every way to write it'),
      ignore_rules: z
        .array(z.string().min(1).max(64))
        .max(200)
        .default([])
        .describe('Names of rules that are to stay silent'),
      ...reviewOptions,
      cancel_after_s: z
        .int()
        .min(1)
        .max(50)
        .optional()
        .describe('Cancel the job when nobody has watched it for so many seconds after somebody did'),
    })
    .prefault({}),
});

export type RefineRequest = z.infer<typeof refineSchema>;
