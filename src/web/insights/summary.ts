import { summary } from '../../client/analytics.ts';
import type { ChangeFigures, Figures } from '../../protocol/summary.ts';
import { ruleReasons } from '../parts/rule-reasons.ts';
import { redraft } from '../redraft.ts';
import { titled } from '../parts/words.ts';

/** What the jobs of a time came to, as this page shows it. */
export interface Summary {
  readonly totals: Slice;
  readonly days: readonly (Slice & { readonly key: string })[];
  readonly categories: readonly Named[];
  readonly passes: readonly Named[];
  /** By what they say: several rules may say the same. */
  readonly rules: readonly Named[];
  readonly strategies: readonly Named[];
}

/** Changes of one kind, and what it is called. */
export type Named = ChangeFigures & { readonly name: string };

/** A time, or a part of it. Durations in ms. */
export interface Slice {
  readonly jobs: number;
  readonly p50: number | null;
  readonly p95: number | null;
  readonly changes: ChangeFigures | null;
  readonly tokens: number;
  readonly cost: number;
}

const DAY_MS = 24 * 3_600_000;

/** @param days counted back from today; a longer time is grouped by weeks. @throws RedraftError */
export async function summaryOf(days: number): Promise<Summary> {
  const from = new Date(Date.now() - (days - 1) * DAY_MS).toISOString().slice(0, 10);
  const [{ totals, series, by_strategy: strategies, changes }, reasons] = await Promise.all([
    summary(redraft, { from, group_by: days > 92 ? 'week' : 'day' }),
    ruleReasons(),
  ]);
  return {
    totals: slice(totals),
    days: series.map((day) => ({ key: day.key, ...slice(day) })),
    categories: changes.by_category.map(({ category, ...figures }) => ({ name: category, ...figures })),
    passes: changes.by_pass.map(({ pass, ...figures }) => ({ name: pass, ...figures })),
    rules: together(
      changes.by_rule.map(({ rule, pass, category, ...figures }) => ({
        name: reasons.get(rule) ?? `${titled(pass)}, ${category}`,
        ...figures,
      })),
    ),
    strategies: strategies.map(({ strategy, changes: made }) => ({ name: titled(strategy), ...made })),
  };
}

/** Rows of one name as one row. */
function together(rows: readonly Named[]): Named[] {
  return [...Map.groupBy(rows, ({ name }) => name)].map(([name, same]) => {
    const total = (of: 'applied' | 'suggested' | 'accepted' | 'rejected') =>
      same.reduce((sum, row) => sum + row[of], 0);
    const [accepted, rejected] = [total('accepted'), total('rejected')];
    const rate = accepted + rejected === 0 ? null : accepted / (accepted + rejected);
    return {
      name,
      applied: total('applied'),
      suggested: total('suggested'),
      accepted,
      rejected,
      acceptance_rate: rate,
    };
  });
}

function slice({ jobs, durations, changes, usage }: Part): Slice {
  return {
    jobs: jobs.accepted,
    p50: durations.p50_ms,
    p95: durations.p95_ms,
    changes,
    tokens: usage ? usage.input_tokens + usage.output_tokens : 0,
    cost: usage?.cost_usd ?? 0,
  };
}

type Part = Pick<Figures, 'jobs' | 'durations'> & {
  readonly changes: ChangeFigures | null;
  readonly usage: Figures['usage'] | null;
};
