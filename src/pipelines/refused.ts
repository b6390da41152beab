import type { z } from 'zod';
import type { Acceptance } from '../jobs/pipeline.ts';

/** A request that is not in the form of its kind, with the members that are wrong. */
export function refused({ issues }: z.ZodError): Acceptance {
  return { ok: false, problems: issues.map(({ path, message }) => ({ path: path.join('.'), message })) };
}
