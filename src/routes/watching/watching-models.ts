import { z } from 'zod';
import { jobStateSchema } from '../../protocol/fold/state-schema.ts';
import { eventFrameSchemas } from '../../protocol/frames/frame-schema.ts';
import { timeSchema } from '../time-schema.ts';

/** What these routes answer, by name, for the documentation. */
export const WATCHING_MODELS = {
  PolledEvents: z.object({
    events: z.array(z.union(Object.values(eventFrameSchemas))),
    cursor: z.string(),
    head: z.int(),
    caught_up: z.boolean(),
    ended: z.boolean(),
    decisions_rev: z.int(),
    resume: z.object({ status: z.string(), reason: z.string().optional() }).optional(),
    snapshot: jobStateSchema.optional(),
  }),
  DecisionsRev: z.object({ decisions_rev: z.int() }),
  Ticket: z.object({ ticket: z.string(), expires_at: timeSchema }),
};
