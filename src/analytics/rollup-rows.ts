import type { Row, SqlValue } from '../store/driver.ts';
import type { Store } from '../store/store.ts';
import type { PeriodRange } from './days.ts';
import type { RuleCounts } from './rollup-sql.ts';

/** A bucket, its count, the next bucket, its count, and so on. */
export type Buckets = readonly number[];

/** What the jobs of one kind and one strategy came to in one period. */
export interface JobRollup {
  readonly period: string;
  readonly kind: string;
  readonly strategy: string;
  readonly accepted: number;
  readonly completed: number;
  readonly failed: number;
  readonly cancelled: number;
  readonly completedMs: Buckets;
  readonly failedMs: Buckets;
  readonly cancelledMs: Buckets;
  readonly applied: number;
  readonly suggested: number;
  readonly kept: number;
  readonly rejected: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Millionths of a US dollar. */
  readonly cost: number;
}

const JOB_SQL =
  'select period, kind, strategy, accepted, completed, failed, cancelled, completed_ms, failed_ms, cancelled_ms, ' +
  'applied, suggested, kept, rejected, input_tokens, output_tokens, cost ' +
  'from job_rollups where principal = ? and period between ? and ?';

/** The rollups of a principal’s jobs in a range of periods. */
export async function jobRollups(
  store: Pick<Store, 'query'>,
  principal: string,
  range: PeriodRange,
): Promise<JobRollup[]> {
  const rows = await store.query({ sql: JOB_SQL, params: [principal, ...range] });
  return rows.map(jobRollup);
}

/** All kinds and strategies together, a row for each day. */
export function dayRollups(
  store: Pick<Store, 'query'>,
  principal: string,
  [first, last]: PeriodRange,
): Promise<JobRollup[]> {
  return jobRollups(store, principal, [`t${first.slice(1)}`, `t${last.slice(1)}`]);
}

const RULE_SQL =
  'select pass, category, rule, sum(applied), sum(suggested), sum(kept), sum(rejected) ' +
  'from rule_rollups where principal = ? and period between ? and ? group by pass, category, rule';

/** The rules of a range of periods, summed up over it. */
export async function ruleRollups(
  store: Pick<Store, 'query'>,
  principal: string,
  range: PeriodRange,
): Promise<RuleCounts[]> {
  const rows = await store.query({ sql: RULE_SQL, params: [principal, ...range] });
  return rows.map(([pass, category, rule, applied, suggested, kept, rejected]) => ({
    pass: String(pass),
    category: String(category),
    rule: String(rule),
    applied: Number(applied),
    suggested: Number(suggested),
    kept: Number(kept),
    rejected: Number(rejected),
  }));
}

function jobRollup(row: Row): JobRollup {
  return {
    period: String(row[0]),
    kind: String(row[1]),
    strategy: String(row[2]),
    accepted: Number(row[3]),
    completed: Number(row[4]),
    failed: Number(row[5]),
    cancelled: Number(row[6]),
    completedMs: bucketsOf(row[7]),
    failedMs: bucketsOf(row[8]),
    cancelledMs: bucketsOf(row[9]),
    applied: Number(row[10]),
    suggested: Number(row[11]),
    kept: Number(row[12]),
    rejected: Number(row[13]),
    inputTokens: Number(row[14]),
    outputTokens: Number(row[15]),
    cost: Number(row[16]),
  };
}

/** Reads `{"17":3,"18":1}` number by number: a summary reads thousands of them, and `JSON.parse` takes five times as long. */
function bucketsOf(json: SqlValue | undefined): Buckets {
  return json === '{}' ? NONE : numbersIn(String(json));
}

const NONE: Buckets = [];
const [ZERO, NINE] = [48, 57];

function numbersIn(text: string): number[] {
  const numbers: number[] = [];
  let [number, within] = [0, false];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const digit = code >= ZERO && code <= NINE;
    if (digit) number = number * 10 + code - ZERO;
    else if (within) {
      numbers.push(number);
      number = 0;
    }
    within = digit;
  }
  return numbers;
}
