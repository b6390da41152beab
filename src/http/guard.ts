import { createHash, timingSafeEqual } from 'node:crypto';
import { Elysia } from 'elysia';
import type { Config } from '../config/config.ts';
import type { Principal } from '../jobs/principal.ts';
import { exchangeOf } from './exchange.ts';
import { Problem } from './problem.ts';

/** Who everybody is in open mode. */
export const LOCAL: Principal = { id: 'local', scopes: ['read', 'control'] };
/** Who holds BACKEND_API_KEY. */
export const SERVICE: Principal = { id: 'service', scopes: ['read', 'control'] };

const BEARER = /^bearer +([\x21-\x7e]+) *$/i;

/** The one place that decides who calls. */
export interface Guard {
  /** Who the request's headers say it is; undefined when they say nothing, or nothing true. */
  authenticate(headers: Headers): Principal | undefined;
  /** The request's principal, found once a request. @throws Problem UNAUTHORIZED */
  admit(request: Request): Principal;
}

export function createGuard({ mode, backendApiKey }: Pick<Config, 'mode' | 'backendApiKey'>): Guard {
  const expected = backendApiKey && digest(backendApiKey.reveal());
  const authenticate = (headers: Headers): Principal | undefined => {
    if (mode === 'open') return LOCAL;
    const given = credentials(headers);
    const holdsKey =
      expected !== undefined && given.length > 0 && given.every((key) => timingSafeEqual(digest(key), expected));
    return holdsKey ? SERVICE : undefined;
  };
  return {
    authenticate,
    admit(request) {
      const exchange = exchangeOf(request);
      exchange.principal ??= authenticate(request.headers);
      if (exchange.principal) return exchange.principal;
      throw new Problem('UNAUTHORIZED', { headers: { 'www-authenticate': 'Bearer realm="redraft"' } });
    },
  };
}

/**
 * Gives the handlers of the plugin that uses it their `principal`.
 *
 * @example
 * ```ts
 * new Elysia().use(principalOf(guard)).get('/jobs', ({ principal }) => reply(jobs.list(principal)))
 * ```
 */
export function principalOf(guard: Guard) {
  return new Elysia().derive({ as: 'scoped' }, ({ request }) => ({ principal: guard.admit(request) }));
}

/** All of them must hold: who sends two different keys is not guessed at. */
function credentials(headers: Headers): string[] {
  const apiKey = headers.get('x-api-key');
  const authorization = headers.get('authorization');
  const bearer = authorization === null ? undefined : (BEARER.exec(authorization)?.[1] ?? '');
  return [apiKey, bearer].filter((key) => typeof key === 'string');
}

/** Of equal length for every key, so that comparing takes the same time for every guess. */
function digest(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}
