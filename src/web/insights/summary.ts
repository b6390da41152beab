import { isBody } from '../../client/api.ts';
import { redraft } from '../redraft.ts';

/** As `GET /v1/analytics/summary` counts. */
export interface Summary {
  readonly totals: Slice;
  readonly days: readonly (Slice & { readonly key: string })[];
  readonly categories: readonly (Changes & { readonly name: string })[];
  readonly passes: readonly (Changes & { readonly name: string })[];
  readonly rules: readonly (Changes & { readonly name: string })[];
  readonly strategies: readonly (Changes & { readonly name: string })[];
}

export interface Slice {
  readonly jobs: number;
  readonly p50: number | null;
  readonly p95: number | null;
  readonly changes: Changes;
  readonly tokens: number;
  readonly cost: number;
}

export interface Changes {
  readonly applied: number;
  readonly suggested: number;
  readonly accepted: number;
  readonly rejected: number;
  /** 0 to 1; null = nothing was decided. */
  readonly rate: number | null;
}

const DAY_MS = 24 * 3_600_000;

/** @param days counted back from today; a longer time is grouped by weeks */
export async function summaryOf(days: number): Promise<Summary> {
  const from = new Date(Date.now() - (days - 1) * DAY_MS).toISOString().slice(0, 10);
  const grouping = days > 92 ? 'week' : 'day';
  const data = await redraft.api.json('GET', `/v1/analytics/summary?from=${from}&group_by=${grouping}`);
  const changes = member(data, 'changes');
  return {
    totals: slice(member(data, 'totals')),
    days: rows(data['series']).map((row) => ({ key: String(row['key']), ...slice(row) })),
    categories: rows(changes['by_category']).map((row) => ({ name: String(row['category']), ...counted(row) })),
    passes: rows(changes['by_pass']).map((row) => ({ name: String(row['pass']), ...counted(row) })),
    rules: rows(changes['by_rule']).map((row) => ({ name: String(row['rule']), ...counted(row) })),
    strategies: rows(data['by_strategy']).map((row) => ({
      name: String(row['strategy']),
      ...counted(member(row, 'changes')),
    })),
  };
}

type Row = Readonly<Record<string, unknown>>;

function slice(row: Row): Slice {
  const durations = member(row, 'durations');
  const usage = member(row, 'usage');
  return {
    jobs: number(member(row, 'jobs')['accepted']),
    p50: maybe(durations['p50_ms']),
    p95: maybe(durations['p95_ms']),
    changes: counted(member(row, 'changes')),
    tokens: number(usage['input_tokens']) + number(usage['output_tokens']),
    cost: number(usage['cost_usd']),
  };
}

function counted(row: Row): Changes {
  return {
    applied: number(row['applied']),
    suggested: number(row['suggested']),
    accepted: number(row['accepted']),
    rejected: number(row['rejected']),
    rate: maybe(row['acceptance_rate']),
  };
}

function rows(value: unknown): readonly Row[] {
  return Array.isArray(value) ? value.filter(isBody) : [];
}

function member(row: Row, name: string): Row {
  const value = row[name];
  return isBody(value) ? value : {};
}

function number(value: unknown): number {
  return maybe(value) ?? 0;
}

function maybe(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}
