import { z } from 'zod';

/** The pipeline of the job's kind parses the rest; the documentation names the kinds there are. */
export const jobBodySchema = z
  .looseObject({ kind: z.string().min(1).max(64) })
  .meta({ oneOf: ['RefineJob', 'ChatJob', 'GenerateJob'].map((name) => ({ $ref: `#/components/schemas/${name}` })) });
