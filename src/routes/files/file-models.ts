import { z } from 'zod';
import { sha256Schema, whole } from '../../protocol/event-schema.ts';
import { jobSchema } from '../jobs/job-schema.ts';
import { timeSchema } from '../time-schema.ts';

const file = z.object({
  id: z.string(),
  name: z.string(),
  media_type: z.enum(['text/markdown', 'text/plain']),
  encoding: z.string().describe('Found by its bytes'),
  size: whole.describe('Bytes'),
  sha256: sha256Schema,
  created_at: timeSchema,
  links: z.object({ download: z.string(), versions: z.string() }),
});

const version = z.object({
  version: whole.describe('0 = the original'),
  pass: z.string(),
  partial: z.boolean(),
  sha256: sha256Schema,
  created_at: timeSchema,
});

/** What these routes answer, by name, for the documentation. */
export const FILE_MODELS = {
  File: file,
  FileList: z.object({ items: z.array(file) }),
  FilePage: z.object({ items: z.array(file), next_cursor: z.string().nullable() }),
  FileVersions: z.object({
    items: z.array(z.object({ job: jobSchema, versions: z.array(version) })),
    next_cursor: z.string().nullable(),
  }),
  DeletedFile: z.object({ id: z.string(), deleted: z.literal(true) }),
};
