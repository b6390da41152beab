import type { Day } from './days.ts';
import type { ChangeFigures, Durations, Figures } from './tally.ts';

/** By what a summary can be grouped. */
export const GROUPINGS = ['day', 'week', 'month', 'kind', 'strategy', 'status'] as const;
/** One of them. */
export type Grouping = (typeof GROUPINGS)[number];

/** Whole days in UTC, both ends included: jobs count in the day in which they were accepted. */
export interface SummaryQuery {
  readonly from: Day;
  readonly to: Day;
  readonly groupBy: Grouping;
}

/** One member of a series. A change and a token belong to no status: grouped by it, both are null. */
export interface SeriesItem extends Pick<Figures, 'jobs' | 'durations'> {
  /** `2026-11-21`, `2026-W47`, `2026-11`, or the name of a kind, strategy or status. */
  readonly key: string;
  readonly changes: Figures['changes'] | null;
  readonly usage: Figures['usage'] | null;
}

/** What the jobs of a principal came to. Dates as `2026-11-21`, in UTC. */
export interface Summary {
  readonly from: string;
  readonly to: string;
  readonly group_by: Grouping;
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
  /** By time: every day, week or month of the range, also one without jobs. */
  readonly series: readonly SeriesItem[];
}
