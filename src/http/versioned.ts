import { Elysia } from 'elysia';
import type { AnyElysia } from 'elysia';

/** The prefix of the canonical paths. */
export const VERSION_PREFIX = '/v1';

/**
 * Mounts routes twice: canonical under `/v1`, and without a prefix, where the `API-Version` header decides (the edge
 * refuses a version that is not there). The plugin must have no `name`: Elysia mounts a named one
 * once only.
 */
export function versioned(plugin: AnyElysia): Elysia {
  const both = new Elysia();
  both.use(new Elysia({ prefix: VERSION_PREFIX }).use(plugin)).use(plugin);
  return both;
}
