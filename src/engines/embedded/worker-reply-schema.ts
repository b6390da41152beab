import { z } from 'zod';
import { changeSchema } from '../../protocol/event-schema.ts';
import type { FromWorker } from './messages.ts';

const revision = z.object({
  block: z.string(),
  changes: z.array(changeSchema),
  warning: z.object({ code: z.string(), message: z.string() }).exactOptional(),
});

/** A worker that has gone wrong may say anything: what it says is read like any other input. */
export const workerReply: z.ZodType<FromWorker> = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({
    type: z.literal('done'),
    task: z.int(),
    revisions: z.array(revision.nullable()),
    facts: z.array(z.string()),
  }),
  z.object({ type: z.literal('dropped'), task: z.int() }),
]);
