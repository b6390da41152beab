/** By what a summary can be grouped. */
export const GROUPINGS = ['day', 'week', 'month', 'kind', 'strategy', 'status'] as const;
/** One of them. */
export type Grouping = (typeof GROUPINGS)[number];

/** What a set of jobs came to. */
export interface Figures {
  /** `open` = those that had not ended yet. */
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

/** Running time of jobs that ended, without waiting, in ms; null where there are none. */
export interface Durations {
  readonly jobs: number;
  readonly p50_ms: number | null;
  readonly p95_ms: number | null;
}

/** Changes that passes made (`applied`) and offered (`suggested`), and what people decided about them. */
export interface ChangeFigures {
  readonly applied: number;
  readonly suggested: number;
  readonly accepted: number;
  readonly rejected: number;
  /** Accepted among the decided ones, 0 to 1; null while nothing was decided. */
  readonly acceptance_rate: number | null;
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
