import { z } from 'zod';
import { PAGE_QUERY } from '../../http/page-query.ts';
import type { JobFilter } from '../../jobs/listing/job-facets.ts';
import { type JobStatus, STATUSES } from '../../protocol/status.ts';
import { inOrder, NOT_IN_ORDER, RANGE_QUERY } from '../time-query.ts';

const statusSchema = z
  .union([z.string(), z.array(z.string())])
  .transform((given) => [given].flat().flatMap((names) => names.split(',')))
  .transform((names, context) => {
    const known = names.map((name) => name.trim()).filter(isStatus);
    if (known.length === names.length) return [...new Set(known)];
    context.addIssue({ code: 'custom', message: `must be one or more of ${STATUSES.join(', ')}` });
    return z.NEVER;
  })
  .describe(`One or more of ${STATUSES.join(', ')}: with commas between them, or \`status\` several times`);

function isStatus(name: string): name is JobStatus {
  return STATUSES.some((status) => status === name);
}

export const listQuerySchema = z
  .strictObject({
    ...PAGE_QUERY,
    ...RANGE_QUERY,
    status: statusSchema.optional(),
    counts: z
      .literal('true')
      .optional()
      .describe(
        'Answers `counts` too: how many jobs are in each status, whatever `status` and `text` say. Of each kind and ' +
          'strategy together, at most 1,000 of a status are counted',
      ),
    kind: z.string().min(1).max(64).optional().describe('`refine`, `chat` or `generate`'),
    strategy: z.string().min(1).max(64).optional().describe('As the job was asked for'),
    text: z
      .string()
      .min(1)
      .max(200)
      .optional()
      .describe(
        'Every word of it, between white space, stands somewhere in the title as it is written; case and diacritics ' +
          'make no difference',
      ),
  })
  .refine(inOrder, NOT_IN_ORDER);

type ListQuery = Omit<z.infer<typeof listQuerySchema>, 'limit' | 'cursor' | 'counts'>;

export function toJobFilter({ from, to, ...filter }: ListQuery): JobFilter {
  return { ...filter, from: from?.first, to: to?.last };
}
