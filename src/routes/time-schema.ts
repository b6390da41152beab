import { z } from 'zod';

/** A time in an answer. */
export const timeSchema = z.int().describe('ms since 1970');
