import { Elysia } from 'elysia';
import { RELATIVE_ERROR } from '../../analytics/histogram.ts';
import { reply } from '../../http/answers/envelope.ts';
import { type Guard, principalOf } from '../../http/access/guard.ts';
import { operation } from '../../http/operation.ts';
import type { Services } from '../../services.ts';
import { summaryQuerySchema, toSummaryQuery } from './summary-query.ts';

/** What the caller's jobs came to. */
export function analyticsRoutes({ analytics }: Services, guard: Guard, now: () => number = Date.now) {
  return new Elysia()
    .use(principalOf(guard))
    .get(
      '/analytics/summary',
      async ({ query, principal }) => reply(await analytics.summary(principal.id, toSummaryQuery(query, now()))),
      { query: summaryQuerySchema, detail: SUMMARY },
    );
}

const SUMMARY = operation({
  summary: 'What your jobs came to',
  description:
    'Jobs, durations, changes, decisions and usage, as totals, by status, kind and strategy, by category, pass and ' +
    'rule, and as a series. Everything counts in the day (UTC) on which its job was accepted; `from` and `to` are ' +
    'whole days, both included, the last 30 unless told. A deleted job goes on counting. Durations are running time ' +
    `of ended jobs, and quantiles of them are at most ${RELATIVE_ERROR * 100} % off. \`acceptance_rate\` is the share ` +
    'of accepted changes among those that somebody decided on. Tokens and cost are those of `usage` events.',
  tag: 'Analytics',
  success: { data: 'AnalyticsSummary' },
});
