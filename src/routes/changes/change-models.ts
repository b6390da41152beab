import { z } from 'zod';
import { changeSchema } from '../../protocol/event-schema.ts';
import { DECISIONS } from '../../protocol/review/decisions.ts';

/** What these routes answer, by name, for the documentation. */
export const CHANGE_MODELS = {
  ChangePage: z.object({
    items: z.array(
      changeSchema.extend({
        decision: z.enum([...DECISIONS, 'none']),
        effective: z.boolean(),
        blocked_by: z.string().exactOptional(),
      }),
    ),
    next_cursor: z.string().nullable(),
    decisions_rev: z.int(),
  }),
  Reviewed: z.object({ decisions_rev: z.int(), changed: z.int() }),
};
