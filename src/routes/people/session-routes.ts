import { Elysia } from 'elysia';
import { z } from 'zod';
import type { Config } from '../../config/config.ts';
import type { ClientAddress } from '../../http/access/client-address.ts';
import { reply } from '../../http/answers/envelope.ts';
import type { Guard } from '../../http/access/guard.ts';
import { operation } from '../../http/operation.ts';
import { Problem } from '../../http/answers/problem.ts';
import { sessionCookie, sessionIn } from '../../http/access/session-cookie.ts';
import type { Sessions } from '../../http/access/sessions.ts';
import { ConnectionRate } from '../../realtime/connection-rate.ts';

export interface SessionOptions {
  readonly config: Pick<Config, 'mode' | 'host' | 'publicUrl'>;
  readonly guard: Guard;
  /** Undefined in open mode. */
  readonly sessions: Sessions | undefined;
  readonly clientOf: ClientAddress;
  readonly clock: () => number;
}

const TRIES_A_MINUTE = 10;

const sessionBodySchema = z.strictObject({ key: z.string().min(1).max(1_024) });

/** How the page signs in where the server has a key: a cookie that no script can read stands for it. */
export function sessionRoutes({ config, guard, sessions, clientOf, clock }: SessionOptions) {
  const rate = new ConnectionRate({ perSecond: TRIES_A_MINUTE / 60, burst: TRIES_A_MINUTE });
  const secure = config.publicUrl?.startsWith('https:') ?? false;
  const local = ['127.0.0.1', 'localhost', '::1'].includes(config.host);
  const now = (signedIn: boolean) => reply({ mode: config.mode, signed_in: signedIn, local });
  return new Elysia()
    .get('/session', ({ request }) => now(guard.authenticate(request.headers) !== undefined), { detail: SHOW })
    .post(
      '/session',
      async ({ body, request, server, set }) => {
        if (!rate.admits(clientOf(server?.requestIP(request)?.address ?? '', request.headers), clock())) {
          throw new Problem('RATE_LIMITED', { headers: { 'retry-after': String(60 / TRIES_A_MINUTE) } });
        }
        if (!sessions) return now(true);
        if (!guard.authenticate(new Headers({ 'x-api-key': body.key }))) {
          throw new Problem('UNAUTHORIZED', { message: 'This is not the key of this server.' });
        }
        set.headers['set-cookie'] = sessionCookie(await sessions.begin(), secure);
        return now(true);
      },
      { body: sessionBodySchema, detail: BEGIN },
    )
    .delete(
      '/session',
      async ({ request, set }) => {
        const id = sessionIn(request.headers);
        if (id !== undefined) await sessions?.end(id);
        set.headers['set-cookie'] = sessionCookie(undefined, secure);
        return now(config.mode === 'open');
      },
      { detail: END },
    );
}

const TAG = 'Session';
const SHOW = operation({
  summary: 'Whether this server asks for a key, and whether this caller is let in',
  tag: TAG,
  public: true,
  success: { data: 'Session' },
});
const BEGIN = operation({
  summary: 'Sign a browser in with the key',
  description:
    'Sets a cookie (HttpOnly, SameSite=Strict, seven days) that counts for requests of this server’s own pages. Another key: 401.',
  tag: TAG,
  public: true,
  success: { data: 'Session' },
  errors: ['UNAUTHORIZED', 'RATE_LIMITED', 'STORAGE_FULL'],
  example: { key: 'what BACKEND_API_KEY says' },
});
const END = operation({
  summary: 'Sign this browser out',
  tag: TAG,
  public: true,
  success: { data: 'Session' },
});
