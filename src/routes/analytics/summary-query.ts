import { z } from 'zod';
import { dayOf } from '../../analytics/days.ts';
import type { SummaryQuery } from '../../analytics/summary-query.ts';
import { GROUPINGS } from '../../protocol/summary.ts';
import { Problem } from '../../http/answers/problem.ts';
import { inOrder, NOT_IN_ORDER, RANGE_QUERY } from '../time-query.ts';

/** Days that a summary covers unless it is told. */
const USUAL_DAYS = 30;
/** Days that a summary covers at most: by time, every day of them is read or shown. */
const MOST_DAYS = { day: 1_100, week: 1_100, month: 36_600, kind: 36_600, strategy: 36_600, status: 36_600 };

export const summaryQuerySchema = z
  .strictObject({
    ...RANGE_QUERY,
    group_by: z.enum(GROUPINGS).default('day').describe('What the members of `series` stand for'),
  })
  .refine(inOrder, NOT_IN_ORDER);

/**
 * @param now ms since 1970: without `to` a summary ends today.
 * @throws Problem VALIDATION_ERROR when the range is too long for its groups.
 */
export function toSummaryQuery({ from, to, group_by }: z.infer<typeof summaryQuerySchema>, now: number): SummaryQuery {
  const last = dayOf(to?.last ?? Math.max(now, from?.first ?? 0));
  const first = from ? dayOf(from.first) : Math.max(0, last - USUAL_DAYS + 1);
  const most = MOST_DAYS[group_by];
  if (last - first >= most) {
    const message = `must not be more than ${most} days before \`to\` with group_by=${group_by}`;
    throw new Problem('VALIDATION_ERROR', { details: [{ path: 'from', message }] });
  }
  return { from: first, to: last, groupBy: group_by };
}
