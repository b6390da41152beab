import { z } from 'zod';

/** The path of what is a job's. */
export const jobIdSchema = z.object({ id: z.string().max(64) });
