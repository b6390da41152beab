import { idempotencyKey } from '../http/idempotency-key.ts';
import type { IdempotentRequest } from '../jobs/idempotency-keys.ts';

/**
 * What makes a request that is sent twice one: its `Idempotency-Key`, which counts for each route by itself.
 * @returns undefined where it has none
 * @throws Problem VALIDATION_ERROR
 */
export function onceOf(request: Request, route: string): IdempotentRequest | undefined {
  const key = idempotencyKey(request.headers);
  return key === undefined ? undefined : { route, key };
}
