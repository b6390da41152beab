import { z } from 'zod';
import { DIFF_FORMATS } from '../../documents/diff/diff-order.ts';

const NUMBER = /^\d{1,6}$/;

export const resultQuerySchema = z.strictObject({
  format: z.enum(['md', 'txt', 'html']).optional().describe("The document's own when it is left out"),
  changes: z
    .enum(['accepted', 'all', 'none'])
    .optional()
    .describe(
      'accepted: under the decisions that stand, as when it is left out; all: every suggestion that was not rejected too; none: the original',
    ),
});

export const versionParamsSchema = z.object({
  id: z.string().max(64),
  version: z.string().regex(NUMBER, 'must be a whole number: 0 = the original').transform(Number),
});

const comparable = z
  .string()
  .regex(/^(?:\d{1,6}|result|all)$/, 'must be the number of a pass, 0 for the original, result, or all')
  .transform((text) => (text === 'result' || text === 'all' ? text : Number(text)));

export const diffQuerySchema = z.strictObject({
  job: z.string().max(64).optional().describe('Its id; left out: the newest job that was made from `fileId`'),
  fileId: z.string().min(1).max(64).optional().describe('The id of an uploaded file'),
  fromPass: comparable
    .default(0)
    .describe('The number of a pass, `result` or `all`; 0, the original, when it is left out'),
  toPass: comparable.default('result').describe('The same; `result` when it is left out'),
  format: z.enum(DIFF_FORMATS).default('json'),
});
