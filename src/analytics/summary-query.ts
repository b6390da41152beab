import type { Grouping } from '../protocol/summary.ts';
import type { Day } from './days.ts';

/** Whole days in UTC, both ends included: jobs count in the day in which they were accepted. */
export interface SummaryQuery {
  readonly from: Day;
  readonly to: Day;
  readonly groupBy: Grouping;
}
