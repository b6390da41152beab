import { z } from 'zod';
import { refineSchema } from '../pipelines/refine/refine-schema.ts';
import { eventFrameSchemas } from '../protocol/frame-schema.ts';
import { jobStateSchema } from '../protocol/state-schema.ts';
import { STATUSES } from '../protocol/status.ts';

const time = z.int().describe('ms since 1970');

const job = z.object({
  id: z.string(),
  kind: z.string(),
  title: z.string(),
  strategy: z.string(),
  status: z.enum(STATUSES),
  created_at: time,
  started_at: time.nullable(),
  ended_at: time.nullable(),
  retry_of: z.string().nullable(),
});

const links = z.object({ socket: z.string(), events: z.string(), status: z.string(), result: z.string() });

/** What bodies and answers hold, by name, for the documentation. */
export const MODELS = {
  RefineJob: refineSchema.extend({ kind: z.literal('refine') }),
  AcceptedJob: z.object({ job, links }),
  JobPage: z.object({ items: z.array(job), next_cursor: z.string().nullable() }),
  JobSnapshot: z.object({ job, links, cursor: z.string(), snapshot: jobStateSchema }),
  JobStatus: z.object({
    id: z.string(),
    status: z.enum(STATUSES),
    progress: z.object({
      pass: z.int(),
      of: z.int(),
      name: z.string().nullable(),
      fraction: z.number().min(0).max(1),
      eta_ms: z.int().nullable(),
    }),
    elapsed_ms: z.int(),
    changes: z.int(),
    warnings: z.int(),
  }),
  DeletedJob: z.object({ id: z.string(), deleted: z.literal(true) }),
  CommandReply: z.object({ id: z.string(), status: z.enum(STATUSES), seq: z.int() }),
  PolledEvents: z.object({
    events: z.array(z.union(Object.values(eventFrameSchemas))),
    cursor: z.string(),
    head: z.int(),
    caught_up: z.boolean(),
    ended: z.boolean(),
    resume: z.object({ status: z.string(), reason: z.string().optional() }).optional(),
    snapshot: jobStateSchema.optional(),
  }),
  Ticket: z.object({ ticket: z.string(), expires_at: time }),
};
