import type { Store } from '../store/store.ts';
import { dateOf, dayRange, periodRanges } from './days.ts';
import { Histogram } from './histogram.ts';
import { dayRollups, jobRollups, ruleRollups } from './rollup-rows.ts';
import type { RuleCounts } from './rollup-sql.ts';
import { changesBy } from './changes-by.ts';
import type { Figures, SeriesItem, Summary } from '../protocol/summary.ts';
import type { SummaryQuery } from './summary-query.ts';
import { Tallies } from './tallies.ts';
import { durationsOf, Tally } from './tally.ts';
import { timeKey, timeKeys } from './time-keys.ts';

/** Answers what a principal's jobs came to, from the rollups alone. */
export class Analytics {
  readonly #store: Pick<Store, 'query'>;

  constructor(store: Pick<Store, 'query'>) {
    this.#store = store;
  }

  /** @param principal the id whose jobs are counted. */
  async summary(principal: string, { from, to, groupBy }: SummaryQuery): Promise<Summary> {
    const ranges = periodRanges(from, to);
    const [total, kinds, strategies] = [new Tally(), new Tallies(), new Tallies()];
    const ended = { completed: new Histogram(), failed: new Histogram(), cancelled: new Histogram() };
    const times = new Tallies(timeKeys(groupBy, from, to));
    for (const range of ranges) {
      for (const row of await jobRollups(this.#store, principal, range)) {
        total.add(row);
        ended.completed.addAll(row.completedMs);
        ended.failed.addAll(row.failedMs);
        ended.cancelled.addAll(row.cancelledMs);
        kinds.of(row.kind).add(row);
        strategies.of(row.strategy).add(row);
        if (groupBy === 'month') times.of(timeKey(groupBy, row.period)).add(row);
      }
    }
    if (groupBy === 'day' || groupBy === 'week') {
      const rows = await dayRollups(this.#store, principal, dayRange(from, to));
      for (const row of rows) times.of(timeKey(groupBy, row.period)).add(row);
    }
    const rules: RuleCounts[] = [];
    for (const range of ranges) rules.push(...(await ruleRollups(this.#store, principal, range)));
    const [byKind, byStrategy, byStatus] = [kinds.figures(), strategies.figures(), statusesOf(total.jobs, ended)];
    const series = (): readonly SeriesItem[] => {
      switch (groupBy) {
        case 'kind':
          return byKind;
        case 'strategy':
          return byStrategy;
        case 'status':
          return byStatus.map(statusItem);
        default:
          return times.figures();
      }
    };
    return {
      from: dateOf(from),
      to: dateOf(to),
      group_by: groupBy,
      totals: total.figures,
      by_status: byStatus,
      by_kind: byKind.map(({ key, ...figures }) => ({ kind: key, ...figures })),
      by_strategy: byStrategy.map(({ key, ...figures }) => ({ strategy: key, ...figures })),
      changes: changesBy(rules),
      series: series(),
    };
  }
}

function statusesOf(
  { open, completed, failed, cancelled }: Figures['jobs'],
  durations: Readonly<Record<'completed' | 'failed' | 'cancelled', Histogram>>,
): Summary['by_status'] {
  return [
    { status: 'open', jobs: open, durations: durationsOf(new Histogram()) },
    { status: 'completed', jobs: completed, durations: durationsOf(durations.completed) },
    { status: 'failed', jobs: failed, durations: durationsOf(durations.failed) },
    { status: 'cancelled', jobs: cancelled, durations: durationsOf(durations.cancelled) },
  ];
}

function statusItem({ status, jobs, durations }: Summary['by_status'][number]): SeriesItem {
  const none = { accepted: jobs, open: 0, completed: 0, failed: 0, cancelled: 0 };
  return { key: status, jobs: { ...none, [status]: jobs }, durations, changes: null, usage: null };
}
