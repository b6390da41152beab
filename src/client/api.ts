import { RedraftError } from './redraft-error.ts';

/** Credentials as they are now: a function is asked before every use. */
export type Secret = string | (() => string | Promise<string>);

export interface ApiOptions {
  /** The server's address, such as `https://redraft.example`. */
  readonly url: string;
  /** Sent as a bearer token. Without it the browser's cookies, or nothing. */
  readonly token?: Secret | undefined;
  readonly fetch?: typeof globalThis.fetch | undefined;
}

type Body = { readonly [member: string]: unknown };

/** REST with its envelope taken off. */
export class Api {
  readonly url: string;
  readonly #token: Secret | undefined;
  readonly #fetch: typeof globalThis.fetch;

  constructor({ url, token, fetch = globalThis.fetch.bind(globalThis) }: ApiOptions) {
    this.url = url.replace(/\/+$/, '');
    this.#token = token;
    this.#fetch = fetch;
  }

  get hasToken(): boolean {
    return this.#token !== undefined;
  }

  /** `data` of the answer. @throws RedraftError */
  async json(method: string, path: string, body?: Body, headers?: Record<string, string>): Promise<Body> {
    const response = await this.send(method, path, {
      headers: { ...(body ? { 'content-type': 'application/json' } : {}), ...headers },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const answer: unknown = await response.json();
    return isBody(answer) && isBody(answer['data']) ? answer['data'] : {};
  }

  /** The answer as it came, when it is a good one. @throws RedraftError */
  async send(method: string, path: string, init: RequestInit = {}): Promise<Response> {
    const token = await read(this.#token);
    const headers = { ...init.headers, ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) };
    const request = { ...init, method, headers, credentials: 'same-origin' } as const;
    const response = await this.#fetch(this.url + path, request).catch((error: unknown) => {
      if (init.signal?.aborted) throw error;
      throw new RedraftError('NETWORK', 'The server could not be reached.', true);
    });
    if (!response.ok) throw await refusal(response);
    return response;
  }
}

export async function read(secret: Secret | undefined): Promise<string | undefined> {
  return typeof secret === 'function' ? secret() : secret;
}

export function isBody(value: unknown): value is Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

async function refusal(response: Response): Promise<RedraftError> {
  const body: unknown = await response.json().catch(() => undefined);
  const error = isBody(body) && isBody(body['error']) ? body['error'] : {};
  const { code, message } = error;
  const retryable = response.status === 429 || response.status >= 500;
  return new RedraftError(
    typeof code === 'string' ? code : `HTTP_${response.status}`,
    typeof message === 'string' ? message : `The server answered ${response.status}.`,
    retryable,
    response.headers.get('x-request-id') ?? undefined,
  );
}
