import { createHash, timingSafeEqual } from 'node:crypto';
import { Elysia } from 'elysia';
import type { Config } from '../../config/config.ts';
import type { Principal } from '../../jobs/principal.ts';
import { exchangeOf } from '../exchange.ts';
import type { OriginList } from './origin-list.ts';
import { Problem } from '../answers/problem.ts';
import { sessionIn } from './session-cookie.ts';
import type { Sessions } from './sessions.ts';

/** Who everybody is in open mode. */
export const LOCAL: Principal = { id: 'local', scopes: ['read', 'control'] };
/** Who holds BACKEND_API_KEY. */
export const SERVICE: Principal = { id: 'service', scopes: ['read', 'control'] };

const BEARER = /^bearer +([\x21-\x7e]+) *$/i;

/** The one place that decides who calls. */
export interface Guard {
  /** Who the request's headers say it is; undefined when they say nothing, or nothing true. */
  authenticate(headers: Headers): Principal | undefined;
  /** Aborted when the browser that sent these headers signs out; undefined where it has not signed in. */
  until(headers: Headers): AbortSignal | undefined;
  /** The request's principal, found once a request. @throws Problem UNAUTHORIZED */
  admit(request: Request): Principal;
}

/** Browsers that have signed in with the key. */
export interface Browsers {
  readonly sessions: Pick<Sessions, 'holds' | 'until'>;
  readonly origins: Pick<OriginList, 'isOwn'>;
}

/** @param browsers without it, cookies count for nothing */
export function createGuard(
  { mode, backendApiKey }: Pick<Config, 'mode' | 'backendApiKey'>,
  browsers?: Browsers,
): Guard {
  const expected = backendApiKey && digest(backendApiKey.reveal());
  const authenticate = (headers: Headers): Principal | undefined => {
    if (mode === 'open') return LOCAL;
    const given = credentials(headers);
    if (given.length === 0) return browsers && isSignedIn(headers, browsers) ? SERVICE : undefined;
    const holdsKey = expected !== undefined && given.every((key) => timingSafeEqual(digest(key), expected));
    return holdsKey ? SERVICE : undefined;
  };
  const until = (headers: Headers): AbortSignal | undefined => {
    const id = browsers && credentials(headers).length === 0 ? sessionIn(headers) : undefined;
    return id === undefined ? undefined : browsers?.sessions.until(id);
  };
  return {
    authenticate,
    until,
    admit(request) {
      const exchange = exchangeOf(request);
      exchange.principal ??= authenticate(request.headers);
      exchange.until ??= until(request.headers);
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

/** A browser sends its cookie with whatever any page asks for: it counts for the server's own pages. */
function isSignedIn(headers: Headers, { sessions, origins }: Browsers): boolean {
  const id = sessionIn(headers);
  if (id === undefined || !sessions.holds(id)) return false;
  const origin = headers.get('origin');
  if (origin !== null) return origins.isOwn(origin, headers.get('host'));
  const site = headers.get('sec-fetch-site');
  return !headers.has('upgrade') && (site === null || site === 'same-origin' || site === 'none');
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
