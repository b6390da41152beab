import { z } from 'zod';
import { CATEGORIES } from '../../protocol/document.ts';
import type { FromWorker } from './messages.ts';

const offset = z.int().min(0);

const change = z.object({
  id: z.string(),
  pass: z.int(),
  block: z.string(),
  start: offset,
  end: offset,
  before: z.string(),
  after: z.string(),
  category: z.enum(CATEGORIES),
  rule: z.string(),
  reason: z.string(),
  confidence: z.number(),
  tier: z.enum(['A', 'B', 'C']),
  applied: z.boolean(),
  alternatives: z.array(z.string()).exactOptional(),
});

const revision = z.object({
  block: z.string(),
  changes: z.array(change),
  warning: z.object({ code: z.string(), message: z.string() }).exactOptional(),
});

/** A worker that has gone wrong may say anything: what it says is read like any other input. */
export const workerReply: z.ZodType<FromWorker> = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('done'), task: z.int(), revisions: z.array(revision) }),
  z.object({ type: z.literal('dropped'), task: z.int() }),
]);
