import { z } from 'zod';
import {
  blockSchema,
  byCategorySchema,
  changeSchema,
  eventDataSchemas as events,
  readabilitySchema,
  usageSchema,
  whole,
} from '../event-schema.ts';
import { STATUSES } from '../status.ts';

const time = z.number().nullable().describe('ms since 1970; null = not yet');

/** What a snapshot holds: the fold of a job's log. */
export const jobStateSchema = z.object({
  job: z.string(),
  seq: whole,
  chain: whole,
  status: z.enum(STATUSES),
  reason: z.string().nullable(),
  accepted: events.job_accepted.nullable(),
  engine: z.string().nullable(),
  route: events.route.nullable(),
  passes: z.array(
    z.object({
      pass: whole,
      name: z.string(),
      status: z.enum(['planned', 'running', 'complete']),
      attempt: whole,
      completed: whole,
      changes: whole,
      skipped: z.boolean().exactOptional(),
      undone: z.boolean().exactOptional(),
      by_category: byCategorySchema.exactOptional(),
      readability: readabilitySchema.exactOptional(),
      elapsed_ms: z.number().exactOptional(),
    }),
  ),
  lead: z.string(),
  announced: whole.nullable(),
  blocks: z.array(
    blockSchema.extend({
      pass: whole,
      input: z.string().exactOptional(),
      original: z.string().exactOptional(),
      changes: z.array(changeSchema),
      decided: z
        .array(z.object({ pass: whole, accepted: z.array(z.string()), rejected: z.array(z.string()) }))
        .exactOptional(),
      rewritten: z.array(z.object({ pass: whole, text: z.string() })).exactOptional(),
    }),
  ),
  open: z.object({ pass: whole, block: z.string(), attempt: whole, text: z.string() }).nullable(),
  feedback: z.array(
    events.feedback_received.extend({
      at: z.int().exactOptional(),
      applied: events.feedback_applied.omit({ feedback: true }).exactOptional(),
    }),
  ),
  input: events.input_requested.nullable(),
  answers: z.record(z.string(), z.string()),
  sources: events.sources.shape.sources,
  thinking: z.array(z.string()),
  warnings: z.array(events.warning),
  usage: z.array(usageSchema),
  created_at: time,
  started_at: time,
  ended_at: time,
  end: z
    .discriminatedUnion('type', [
      events.done.extend({ type: z.literal('done') }),
      events.error.extend({ type: z.literal('error') }),
      events.cancelled.extend({ type: z.literal('cancelled') }),
    ])
    .nullable(),
});
