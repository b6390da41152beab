import { Elysia } from 'elysia';
import { z } from 'zod';
import { reply } from '../../http/answers/envelope.ts';
import { type Guard, principalOf } from '../../http/access/guard.ts';
import { DOCUMENT_LIMIT, operation } from '../../http/operation.ts';
import { estimate } from '../../pipelines/refine/estimate.ts';
import { Problem } from '../../http/answers/problem.ts';
import { withFileText } from '../../jobs/file-input.ts';
import type { Services } from '../../services.ts';
import { refineBodySchema, refineRequestOf } from './refine-body.ts';

export const estimateSchema = z.object({
  words: z.int().describe('Of its prose'),
  blocks: z.int(),
  passes: z.array(z.string()).describe('Of `auto`: those of the strategy it mostly picks'),
  seconds: z.number().describe('With nobody else at work'),
});

/** What a job would be, without making one. */
export function estimateRoutes({ files }: Services, guard: Guard) {
  return new Elysia().use(principalOf(guard)).post(
    '/estimate',
    async ({ body, principal, request }) => {
      const given = await withFileText(files, principal, body);
      if (!given.ok) throw new Problem('VALIDATION_ERROR', { details: given.problems });
      return reply(await estimate(refineRequestOf(given.body), request.signal));
    },
    { body: refineBodySchema, detail: ESTIMATE },
  );
}

const ESTIMATE = operation({
  summary: 'Words, blocks, passes and seconds of a refinement, before it runs',
  description: 'Takes the body of `POST /v1/refine/run`. Nothing is stored.',
  tag: 'Refine',
  success: { data: 'Estimate' },
  bodyLimit: DOCUMENT_LIMIT,
});
