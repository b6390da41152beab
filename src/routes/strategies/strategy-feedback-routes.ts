import { Elysia } from 'elysia';
import { z } from 'zod';
import { reply } from '../../http/answers/envelope.ts';
import { type Guard, principalOf } from '../../http/access/guard.ts';
import { operation } from '../../http/operation.ts';
import { Problem } from '../../http/answers/problem.ts';
import type { JobRow } from '../../jobs/job-table.ts';
import { STRATEGY_NAMES } from '../../pipelines/refine/strategies.ts';
import { wellFormed } from '../../protocol/well-formed.ts';
import type { Services } from '../../services.ts';
import { controlling } from '../controlling.ts';
import { ownedJob } from '../owned-job.ts';

/** A rating, a comment, or both. */
const strategyFeedbackSchema = z
  .strictObject({
    strategy: z.string().refine((name) => STRATEGY_NAMES.includes(name), {
      error: `must be one of: ${STRATEGY_NAMES.join(', ')}`,
    }),
    job: z.string().min(1).max(64).optional().describe('The job that it was said about'),
    rating: z.int().min(1).max(5).optional(),
    comment: z
      .string()
      .trim()
      .min(1)
      .max(4_000)
      .refine(...wellFormed())
      .optional(),
  })
  .refine(({ rating, comment }) => rating !== undefined || comment !== undefined, {
    error: 'must be there, or comment',
    path: ['rating'],
  });

/** What people think of strategies. */
export function strategyFeedbackRoutes({ strategyFeedback, table, folds }: Services, guard: Guard) {
  /** It counts for the strategy that was asked for, and for the one that was picked where none was. */
  const refuseOther = async ({ id, strategy }: JobRow, named: string): Promise<void> => {
    if (named === strategy) return;
    const { route } = await folds.current(id);
    if (named === route?.to) return;
    const ran = route ? `${strategy}, which picked ${route.to}` : strategy;
    throw new Problem('VALIDATION_ERROR', {
      details: [{ path: 'strategy', message: `The strategy of that job is ${ran}` }],
    });
  };
  return new Elysia()
    .use(principalOf(guard))
    .post(
      '/strategy/feedback',
      async ({ principal, body, set }) => {
        controlling(principal);
        if (body.job !== undefined) await refuseOther(await ownedJob(table, principal, body.job), body.strategy);
        set.status = 201;
        return reply(await strategyFeedback.put(principal.id, body));
      },
      { body: strategyFeedbackSchema, detail: PUT },
    )
    .get(
      '/strategy/feedback',
      async ({ principal }) => reply({ items: await strategyFeedback.summary(principal.id) }),
      { detail: SUMMARY },
    );
}

const PUT = operation({
  summary: 'Say what you think of a strategy',
  tag: 'Strategies',
  description: 'A rating, a comment or both; of a job, the strategy has to be the one that it ran with.',
  success: { status: 201, data: 'StrategyFeedback' },
  example: { strategy: 'standard', rating: 5, comment: 'It found what I had missed.' },
  errors: ['NOT_FOUND', 'FORBIDDEN', 'STORAGE_FULL'],
});
const SUMMARY = operation({
  summary: 'What you said of strategies, summed up',
  tag: 'Strategies',
  success: { data: 'StrategyFeedbackSummary' },
});
