import type { JobEvent } from '../protocol/events.ts';
import type { Statement } from '../store/driver.ts';
import { bucketOf } from './histogram.ts';
import { addEnd, addToJob, addToRules } from './rollup-sql.ts';
import type { RuleSums } from './rule-sums.ts';

/**
 * What a unit of the log adds to the rollups, for the same commit: a figure is counted exactly when its event is
 * stored, whoever tries how often. Everything counts in the day on which the job was accepted (UTC), and goes on
 * counting when the job is deleted.
 *
 * @param closed the changes of the pass whose `pass_complete` is among the events. They are counted there and not block
 * by block, so that a pass that was begun again counts once.
 */
export function rollupStatements(job: string, events: readonly JobEvent[], closed?: RuleSums): Statement[] {
  return events.flatMap((event): Statement[] => {
    switch (event.type) {
      case 'job_accepted':
        return [addToJob(job, { accepted: 1 })];
      case 'pass_complete':
        return closed ? ruleStatements(job, closed) : [];
      case 'usage': {
        const { input_tokens = 0, output_tokens = 0, cost_usd = 0 } = event.data;
        const cost = Math.round(cost_usd * 1_000_000);
        return input_tokens + output_tokens + cost === 0 ? [] : [addToJob(job, { input_tokens, output_tokens, cost })];
      }
      case 'done':
        return [addEnd(job, 'completed', bucketOf(event.data.elapsed_ms))];
      case 'error':
        return [addEnd(job, 'failed', bucketOf(event.data.elapsed_ms))];
      case 'cancelled':
        return [addEnd(job, 'cancelled', bucketOf(event.data.elapsed_ms))];
      default:
        return [];
    }
  });
}

/** Adds to the rollups what is counted of rules, for the commit that it is about. */
export function ruleStatements(job: string, { rows, total }: RuleSums): Statement[] {
  return rows.length === 0 ? [] : [addToJob(job, total), addToRules(job, rows)];
}
