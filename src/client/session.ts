import { answered } from './requests/answered.ts';
import type { Redraft } from './client.ts';
import type { Abortable } from './job-record.ts';

/** Whether this browser is let in. */
export interface Session {
  /** `key`: the server asks for one. */
  readonly mode: 'open' | 'key';
  readonly signed_in: boolean;
  /** Only the machine that the server runs on can reach it. */
  readonly local: boolean;
}

/** How a page of the server's own signs in and out. Every method rejects with a RedraftError. */
export interface Sessions {
  now(asking?: Abortable): Promise<Session>;
  /** With the server's key, which a cookie then stands for: for seven days, out of reach of scripts. */
  signIn(key: string): Promise<Session>;
  signOut(): Promise<Session>;
}

const PATH = '/v1/session';

/**
 * The session of the browser that this page is in.
 * @example
 * if (!(await session(redraft).now()).signed_in) await session(redraft).signIn(key);
 */
export function session({ api }: Pick<Redraft, 'api'>): Sessions {
  const ask = (method: string, body?: { key: string }, asking?: Abortable) =>
    answered<Session>(api.json(method, PATH, body, asking), 'mode', 'signed_in');
  return {
    now: (asking) => ask('GET', undefined, asking),
    signIn: (key) => ask('POST', { key }),
    signOut: () => ask('DELETE'),
  };
}
