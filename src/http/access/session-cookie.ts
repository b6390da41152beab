import { SESSION_MS } from './sessions.ts';

/** With https a browser lets nothing but this host set it, and sends it over https alone. */
const SECURE_NAME = '__Host-redraft';
const PLAIN_NAME = 'redraft';

/** The session's id that a request carries. */
export function sessionIn(headers: Headers): string | undefined {
  const pairs = (headers.get('cookie') ?? '').split(';').map((pair) => pair.trim().split('=', 2));
  return pairs.find(([name]) => name === SECURE_NAME)?.[1] ?? pairs.find(([name]) => name === PLAIN_NAME)?.[1];
}

/** `Set-Cookie` of a session that begins, or of one that ends. */
export function sessionCookie(id: string | undefined, secure: boolean): string {
  return [
    `${secure ? SECURE_NAME : PLAIN_NAME}=${id ?? ''}`,
    'Path=/',
    'HttpOnly',
    'SameSite=Strict',
    `Max-Age=${id === undefined ? 0 : SESSION_MS / 1_000}`,
    ...(secure ? ['Secure'] : []),
  ].join('; ');
}
