import { Elysia } from 'elysia';
import { reply } from '../../http/answers/envelope.ts';
import { type Guard, principalOf } from '../../http/access/guard.ts';
import { DOCUMENT_LIMIT, operation } from '../../http/operation.ts';
import { estimate } from '../../pipelines/refine/estimate.ts';
import { Problem } from '../../http/answers/problem.ts';
import { withFileText } from '../../jobs/file-input.ts';
import type { Services } from '../../services.ts';
import { REFINE_EXAMPLE, refineBodySchema, refineRequestOf } from './refine-body.ts';

/** What a job would be, without making one. */
export function estimateRoutes({ files, paceOf }: Services, guard: Guard) {
  return new Elysia().use(principalOf(guard)).post(
    '/estimate',
    async ({ body, principal, request }) => {
      const given = await withFileText(files, principal, body);
      if (!given.ok) throw new Problem('VALIDATION_ERROR', { details: given.problems });
      const wanted = refineRequestOf(given.body, given.file !== null);
      return reply(await estimate(wanted, request.signal, (pass) => paceOf('refine', pass)));
    },
    { body: refineBodySchema, detail: ESTIMATE },
  );
}

const ESTIMATE = operation({
  summary: 'Words, blocks, passes and seconds of a refinement, before it runs',
  description:
    'Takes the body of `POST /v1/refine/run`. Nothing is stored. The seconds are what such passes took here lately; ' +
    'on a server that has run none, what they take the embedded engine alone.',
  tag: 'Refine',
  success: { data: 'Estimate' },
  example: REFINE_EXAMPLE,
  bodyLimit: DOCUMENT_LIMIT,
});
