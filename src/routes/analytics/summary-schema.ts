import { z } from 'zod';
import { GROUPINGS } from '../../protocol/summary.ts';

const count = z.int().min(0);
const durations = z
  .object({ jobs: count, p50_ms: z.number().nullable(), p95_ms: z.number().nullable() })
  .describe('Running time of jobs that ended; null where there are none');
const jobs = z
  .object({ accepted: count, open: count, completed: count, failed: count, cancelled: count })
  .describe('`open` = those that have not ended');
const changeCounts = {
  applied: count,
  suggested: count,
  accepted: count,
  rejected: count,
  acceptance_rate: z.number().min(0).max(1).nullable(),
};
const changes = z
  .object(changeCounts)
  .describe('Changes that passes made and offered, and the standing decisions of people about them');
const usage = z.object({ input_tokens: count, output_tokens: count, cost_usd: z.number().min(0) });
const figures = { jobs, durations, changes, usage };
const date = z.iso.date();

/** The answer of a summary, for the documentation. */
export const summarySchema = z.object({
  from: date,
  to: date,
  group_by: z.enum(GROUPINGS),
  totals: z.object(figures),
  by_status: z.array(
    z.object({ status: z.enum(['open', 'completed', 'failed', 'cancelled']), jobs: count, durations }),
  ),
  by_kind: z.array(z.object({ kind: z.string(), ...figures })),
  by_strategy: z.array(z.object({ strategy: z.string(), ...figures })),
  changes: z.object({
    by_category: z.array(z.object({ category: z.string(), ...changeCounts })),
    by_pass: z.array(z.object({ pass: z.string(), ...changeCounts })),
    by_rule: z.array(z.object({ pass: z.string(), category: z.string(), rule: z.string(), ...changeCounts })),
  }),
  series: z
    .array(
      z.object({
        key: z.string().describe('2026-11-21, 2026-W47, 2026-11, or the name of a kind, strategy or status'),
        jobs,
        durations,
        changes: changes.nullable().describe('null by status'),
        usage: usage.nullable().describe('null by status'),
      }),
    )
    .describe('By time: every day, week or month of the range'),
});
