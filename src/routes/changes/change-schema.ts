import { z } from 'zod';
import { PAGE_QUERY } from '../../http/page-query.ts';
import { DECISIONS } from '../../protocol/review/decisions.ts';
import { CATEGORIES } from '../../protocol/document.ts';
import { wholeNumber } from '../whole-number.ts';

const decision = z.enum([...DECISIONS, 'none']);
const name = z.string().min(1).max(64);
const yesOrNo = z.enum(['true', 'false']).transform((word) => word === 'true');

const words = {
  block: name.optional().describe('The id of a block'),
  category: z.enum(CATEGORIES).optional(),
  rule: name.optional().describe('The name of a rule'),
  tier: z.enum(['A', 'B', 'C']).optional().describe('A is applied, B suggested, C a hint'),
  decision: decision.optional().describe('What was decided of it'),
};

/** The filter of a list of changes, as a query. */
export const changesQuerySchema = z.strictObject({
  ...PAGE_QUERY,
  ...words,
  pass: wholeNumber().optional().describe('The number of a pass'),
  effective: yesOrNo.optional().describe('Whether it is in the result'),
  blocked: yesOrNo.optional().describe('Whether it was to be and another change keeps it out'),
});

/** The same filter in a body; without members it is all changes. */
const filter = z.strictObject({
  ...words,
  pass: z.int().min(0).optional(),
  effective: z.boolean().optional(),
  blocked: z.boolean().optional(),
});

const expectedRev = z
  .int()
  .min(0)
  .optional()
  .describe('The decisions_rev that the caller saw; where another one stands nothing is changed: 409');

/** What a person decides, of the changes with these ids or of all that fit the filter. */
export const decideBodySchema = z
  .strictObject({
    ids: z.array(name).min(1).max(10_000).optional(),
    filter: filter.optional(),
    decision,
    expected_rev: expectedRev,
  })
  .refine(({ ids, filter: given }) => (ids === undefined) !== (given === undefined), {
    error: 'must hold either ids or filter',
    path: ['ids'],
  });

export const undoBodySchema = z.strictObject({ expected_rev: expectedRev });
