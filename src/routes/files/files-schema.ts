import { z } from 'zod';
import { PAGE_QUERY } from '../../http/page-query.ts';
import { sha256Schema, whole } from '../../protocol/event-schema.ts';

export const fileIdSchema = z.object({ id: z.string().max(64) });
export const fileListSchema = z.strictObject(PAGE_QUERY);

const file = z.object({
  id: z.string(),
  name: z.string(),
  media_type: z.enum(['text/markdown', 'text/plain']),
  encoding: z.string().describe('Found by its bytes'),
  size: whole.describe('Bytes'),
  sha256: sha256Schema,
  created_at: z.int().describe('ms since 1970'),
  links: z.object({ download: z.string(), versions: z.string() }),
});

const version = z.object({
  version: whole.describe('0 = the original'),
  pass: z.string(),
  partial: z.boolean(),
  sha256: sha256Schema,
  created_at: z.int(),
});

/** What the routes of files answer, by name, for the documentation. @param job as `jobView` shows it */
export function fileModels(job: z.ZodType) {
  return {
    File: file,
    FileList: z.object({ items: z.array(file) }),
    FilePage: z.object({ items: z.array(file), next_cursor: z.string().nullable() }),
    FileVersions: z.object({
      items: z.array(z.object({ job, versions: z.array(version) })),
      next_cursor: z.string().nullable(),
    }),
    DeletedFile: z.object({ id: z.string(), deleted: z.literal(true) }),
  };
}
