import { cors } from '@elysiajs/cors';
import { Elysia } from 'elysia';
import type { OriginList } from './origin-list.ts';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
const ACCEPTED = [
  'Authorization',
  'Content-Type',
  'X-API-Key',
  'Idempotency-Key',
  'API-Version',
  'Last-Event-ID',
  'X-Request-Id',
];
const EXPOSED = [
  'X-Request-Id',
  'X-Response-Time',
  'Retry-After',
  'Repr-Digest',
  'API-Version',
  'X-Stream-ID',
  'Idempotency-Replayed',
];
const PREFLIGHT_SECONDS = 600;

/** What a browser is told about other origins: headers for the answer to a request that names its own. */
export type Cors = (request: Request) => Promise<Headers>;

/**
 * `@elysiajs/cors` with our matcher, beside the application instead of in it: inside, its default headers would make
 * Elysia build every answer twice and would be sent to callers that are no browsers. Cookies are not used, so
 * credentials are never allowed.
 */
export function createCors(origins: OriginList): Cors {
  const app = new Elysia().use(
    cors({
      origin: ({ headers }) => origins.lists(headers.get('origin')),
      methods: METHODS,
      allowedHeaders: ACCEPTED,
      exposeHeaders: EXPOSED,
      credentials: false,
      maxAge: PREFLIGHT_SECONDS,
    }),
  );
  app.all('/', () => '');
  return async ({ method, headers }) => {
    if (!origins.lists(headers.get('origin'))) return new Headers({ vary: 'Origin' });
    const { headers: said } = await app.handle(new Request('http://localhost/', { method, headers }));
    const kept = [...said].filter(([name]) => name === 'vary' || name.startsWith('access-control-'));
    return new Headers(kept);
  };
}
