import { z } from 'zod';
import { PAGE_QUERY } from '../../http/page-query.ts';

export const fileIdSchema = z.object({ id: z.string().max(64) });
export const fileListSchema = z.strictObject(PAGE_QUERY);
