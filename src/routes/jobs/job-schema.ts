import { z } from 'zod';
import { STATUSES } from '../../protocol/status.ts';
import { timeSchema } from '../time-schema.ts';

/** A job as `jobView` shows it. */
export const jobSchema = z.object({
  id: z.string(),
  kind: z.string(),
  title: z.string(),
  strategy: z.string(),
  status: z.enum(STATUSES),
  created_at: timeSchema,
  started_at: timeSchema.nullable(),
  ended_at: timeSchema.nullable(),
  retry_of: z.string().nullable(),
  file: z.string().nullable().describe('The uploaded file that its text was read from'),
  conversation: z.string().nullable().describe('The conversation that it is a turn of'),
  decisions_rev: z.int(),
});

/** Where to watch it, as `linksOf` says. */
export const linksSchema = z.object({ socket: z.string(), events: z.string(), status: z.string(), result: z.string() });
