import type { Grouping, Summary } from '../protocol/summary.ts';
import { answered } from './requests/answered.ts';
import type { Redraft } from './client.ts';
import type { Abortable } from './job-record.ts';
import { query } from './requests/query.ts';

/** What a summary is of. */
export interface SummaryQuery {
  /** Whole days in UTC, both included: a date (`2026-11-21`), a time with its zone, or ms since 1970. Default 30 days. */
  readonly from?: string | number | undefined;
  readonly to?: string | number | undefined;
  /** What the members of `series` stand for. Default `day`. */
  readonly group_by?: Grouping | undefined;
}

/**
 * What one's jobs came to: how many, how long, which changes were taken, what they cost.
 * @throws RedraftError
 * @example
 * const { totals } = await summary(redraft, { from: '2026-11-01', group_by: 'week' });
 */
export function summary(
  { api }: Pick<Redraft, 'api'>,
  { signal, ...wanted }: SummaryQuery & Abortable = {},
): Promise<Summary> {
  return answered(api.json('GET', `/v1/analytics/summary${query(wanted)}`, undefined, { signal }), 'totals', 'series');
}
