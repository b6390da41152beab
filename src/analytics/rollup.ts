import type { Decision } from '../protocol/decisions.ts';
import type { Category, Change } from '../protocol/document.ts';
import type { JobEvent } from '../protocol/events.ts';
import type { Statement } from '../store/driver.ts';
import { bucketOf } from './histogram.ts';
import { addEnd, addToJob, addToRules, type RuleCounts } from './rollup-sql.ts';

/** A pass that a unit of the log closes: the changes it came to. */
export interface ClosedPass {
  readonly name: string;
  readonly changes: readonly Pick<Change, 'category' | 'rule' | 'applied'>[];
}

/**
 * What a unit of the log adds to the rollups, for the same commit: a figure is counted exactly when its event is
 * stored, whoever tries how often. Everything counts in the day on which the job was accepted (UTC), and goes on
 * counting when the job is deleted.
 *
 * @param closed the pass whose `pass_complete` is among the events. Its changes are counted there and not block by
 * block, so that a pass that was begun again counts once.
 */
export function rollupStatements(job: string, events: readonly JobEvent[], closed?: ClosedPass): Statement[] {
  return events.flatMap((event): Statement[] => {
    switch (event.type) {
      case 'job_accepted':
        return [addToJob(job, { accepted: 1 })];
      case 'pass_complete':
        return closed ? changeStatements(job, closed) : [];
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

/** A change on which somebody decided, with what had been decided before; `none` takes an earlier decision back. */
export interface DecisionMove {
  /** The name of the pass. */
  readonly pass: string;
  readonly category: Category;
  readonly rule: string;
  readonly from: Decision | 'none';
  readonly to: Decision | 'none';
}

/**
 * What decisions add to the rollups, for the commit that stores them; `from` must hold in that very commit. Every
 * decision as it stands counts once.
 */
export function decisionStatements(job: string, moves: readonly DecisionMove[]): Statement[] {
  const counts = moves.map(({ pass, category, rule, from, to }): RuleCounts => ({
    pass,
    category,
    rule,
    applied: 0,
    suggested: 0,
    kept: Number(to === 'accepted') - Number(from === 'accepted'),
    rejected: Number(to === 'rejected') - Number(from === 'rejected'),
  }));
  return ruleStatements(job, counts, ['kept', 'rejected']);
}

function changeStatements(job: string, { name, changes }: ClosedPass): Statement[] {
  const counts = changes.map(({ category, rule, applied }): RuleCounts => {
    return { pass: name, category, rule, applied: Number(applied), suggested: Number(!applied), kept: 0, rejected: 0 };
  });
  return ruleStatements(job, counts, ['applied', 'suggested']);
}

function ruleStatements(job: string, counts: readonly RuleCounts[], of: readonly Counter[]): Statement[] {
  const rules = new Map<string, RuleSum>();
  const total: RuleSum = { pass: '', category: '', rule: '', applied: 0, suggested: 0, kept: 0, rejected: 0 };
  for (const count of counts) {
    const key = `${count.pass}\n${count.category}\n${count.rule}`;
    const sum = rules.get(key);
    if (sum) add(sum, count);
    else rules.set(key, { ...count });
    add(total, count);
  }
  const moved = [...rules.values()].filter((row) => of.some((counter) => row[counter] !== 0));
  if (moved.length === 0) return [];
  return [addToJob(job, Object.fromEntries(of.map((counter) => [counter, total[counter]]))), addToRules(job, moved)];
}

type Counter = 'applied' | 'suggested' | 'kept' | 'rejected';
type RuleSum = { -readonly [Member in keyof RuleCounts]: RuleCounts[Member] };

function add(sum: RuleSum, count: RuleCounts): void {
  sum.applied += count.applied;
  sum.suggested += count.suggested;
  sum.kept += count.kept;
  sum.rejected += count.rejected;
}
