import { answered } from './answered.ts';
import type { Redraft } from './client.ts';
import type { Abortable } from './job-record.ts';
import { query } from './query.ts';

/** What a summary is of. */
export interface SummaryQuery {
  /** Whole days in UTC, both included: a date (`2026-11-21`), a time with its zone, or ms since 1970. Default 30 days. */
  readonly from?: string | number | undefined;
  readonly to?: string | number | undefined;
  /** What the members of `series` stand for. Default `day`. */
  readonly group_by?: 'day' | 'week' | 'month' | 'kind' | 'strategy' | 'status' | undefined;
}

/** Running time of jobs that ended, in ms; null where there are none. */
export interface Durations {
  readonly jobs: number;
  readonly p50_ms: number | null;
  readonly p95_ms: number | null;
}

/** Changes that were made and offered, and what people decided of them. */
export interface ChangeFigures {
  readonly applied: number;
  readonly suggested: number;
  readonly accepted: number;
  readonly rejected: number;
  /** 0 to 1; null where nothing was decided. */
  readonly acceptance_rate: number | null;
}

/** What jobs came to. */
export interface Figures {
  readonly jobs: {
    readonly accepted: number;
    readonly open: number;
    readonly completed: number;
    readonly failed: number;
    readonly cancelled: number;
  };
  readonly durations: Durations;
  readonly changes: ChangeFigures;
  readonly usage: { readonly input_tokens: number; readonly output_tokens: number; readonly cost_usd: number };
}

/** What one's jobs came to. Dates in UTC. */
export interface Summary {
  readonly from: string;
  readonly to: string;
  readonly group_by: NonNullable<SummaryQuery['group_by']>;
  readonly totals: Figures;
  readonly by_status: readonly {
    readonly status: 'open' | 'completed' | 'failed' | 'cancelled';
    readonly jobs: number;
    readonly durations: Durations;
  }[];
  readonly by_kind: readonly ({ readonly kind: string } & Figures)[];
  readonly by_strategy: readonly ({ readonly strategy: string } & Figures)[];
  readonly changes: {
    readonly by_category: readonly ({ readonly category: string } & ChangeFigures)[];
    readonly by_pass: readonly ({ readonly pass: string } & ChangeFigures)[];
    readonly by_rule: readonly ({
      readonly pass: string;
      readonly category: string;
      readonly rule: string;
    } & ChangeFigures)[];
  };
  /** By time: every day, week or month of the range. By status, changes and usage are null. */
  readonly series: readonly (Pick<Figures, 'jobs' | 'durations'> & {
    /** `2026-11-21`, `2026-W47`, `2026-11`, or the name of a kind, strategy or status. */
    readonly key: string;
    readonly changes: ChangeFigures | null;
    readonly usage: Figures['usage'] | null;
  })[];
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
