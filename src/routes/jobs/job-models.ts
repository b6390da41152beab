import { z } from 'zod';
import { eventDataSchemas } from '../../protocol/event-schema.ts';
import { jobStateSchema } from '../../protocol/fold/state-schema.ts';
import { STATUSES } from '../../protocol/status.ts';
import { jobSchema, linksSchema } from './job-schema.ts';

/** What these routes answer, by name, for the documentation. */
export const JOB_MODELS = {
  Job: jobSchema,
  Links: linksSchema,
  JobState: jobStateSchema,
  AcceptedJob: z.object({ job: jobSchema, links: linksSchema }),
  JobPage: z.object({
    items: z.array(jobSchema),
    next_cursor: z.string().nullable(),
    counts: z.record(z.enum(STATUSES), z.int()).exactOptional().describe('Where it was asked for'),
  }),
  JobSnapshot: z.object({ job: jobSchema, links: linksSchema, cursor: z.string(), snapshot: jobStateSchema }),
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
    words: z.int().nullable().describe('Of prose, in its newest version'),
    changes: z.int().describe('Changes that are in the text'),
    offered: z.int().describe('Changes, suggestions and hints that people can decide on'),
    decided: z.int().describe('How many of them they have decided on'),
    question: z.string().nullable().describe('What the job waits to be told'),
    error: z.string().nullable().describe('Why it failed'),
    warnings: z.int(),
    usage: eventDataSchemas.usage.nullable().describe('What all its calls to models came to by now'),
  }),
  DeletedJob: z.object({ id: z.string(), deleted: z.literal(true) }),
  CommandReply: z.object({ id: z.string(), status: z.enum(STATUSES), seq: z.int() }),
};
