import { z } from 'zod';

const PAGE_DEFAULT = 20;
const PAGE_MOST = 100;

const message = `must be a whole number from 1 to ${PAGE_MOST}`;

/**
 * `?limit=` and `?cursor=` of a list; spread its shape into a strict object with the list's own filters.
 *
 * @example
 * ```ts
 * const ListJobs = z.strictObject({ ...PAGE_QUERY, status: z.enum(STATUSES).optional() });
 * ```
 */
export const PAGE_QUERY = {
  limit: z
    .string()
    .regex(/^[1-9][0-9]{0,2}$/, message)
    .transform(Number)
    .refine((limit) => limit <= PAGE_MOST, message)
    .default(PAGE_DEFAULT)
    .describe(`1 to ${PAGE_MOST}; ${PAGE_DEFAULT} when it is left out`),
  cursor: z.string().min(1).max(512).optional().describe('Opaque: what `next_cursor` said'),
};
