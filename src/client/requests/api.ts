import { type Body, isBody } from './body.ts';
import { notRedraft } from './not-redraft.ts';
import { RedraftError } from '../redraft-error.ts';
import { refusal } from './refusal.ts';
import { read, type Secret } from './secret.ts';
import { serverUrl } from './server-url.ts';

export { isBody };

/** Where the server is, and how it is asked. */
export interface ApiOptions {
  /** The server's address, such as `https://redraft.example`; anything else is a TypeError. */
  readonly url: string;
  /** Sent as a bearer token. Without it the browser's cookies, or nothing. */
  readonly token?: Secret | undefined;
  /** ms that an answer may take. Default 30,000. */
  readonly timeoutMs?: number | undefined;
  /** In place of the platform's own. */
  readonly fetch?: typeof globalThis.fetch | undefined;
}

/** What one request wants otherwise. */
export interface Asking {
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** In place of the `timeoutMs` of all. */
  readonly timeoutMs?: number | undefined;
  /** Aborted: the request is given up, and rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

interface Request extends Asking {
  readonly body?: string | FormData | undefined;
}

/** @param unhurried takes the time limit away. */
type Take<T> = (answer: Response, unhurried: () => void) => Promise<T>;

const TIMEOUT_MS = 30_000;

/** REST with its envelope taken off. */
export class Api {
  readonly url: string;
  readonly #token: Secret | undefined;
  readonly #timeoutMs: number;
  readonly #fetch: typeof globalThis.fetch;

  constructor({ url, token, timeoutMs = TIMEOUT_MS, fetch = globalThis.fetch.bind(globalThis) }: ApiOptions) {
    this.url = serverUrl(url);
    this.#token = token;
    this.#timeoutMs = timeoutMs;
    this.#fetch = fetch;
  }

  get hasToken(): boolean {
    return this.#token !== undefined;
  }

  /** `data` of the answer. @param body a form is sent as one, anything else as JSON. @throws RedraftError */
  json(method: string, path: string, body?: Body | FormData, { headers, ...asking }: Asking = {}): Promise<Body> {
    const request =
      body === undefined || body instanceof FormData
        ? { ...asking, headers, body }
        : {
            ...asking,
            headers: { 'content-type': 'application/json', ...headers },
            body: JSON.stringify(body),
          };
    return this.#ask(method, path, request, async (response) => {
      const answer: unknown = await response.json();
      if (!isBody(answer) || !isBody(answer['data'])) throw new SyntaxError('no envelope');
      return answer['data'];
    });
  }

  /** The answer as it came, when it is a good one; its body may take as long as it likes. @throws RedraftError */
  send(method: string, path: string, asking: Asking = {}): Promise<Response> {
    return this.#ask(method, path, asking, async (response) => response);
  }

  /** What the answer holds; it may take as long as it likes once it has begun. @throws RedraftError */
  whole<T>(path: string, take: (answer: Response) => Promise<T>, asking: Asking = {}): Promise<T> {
    return this.#ask('GET', path, asking, (answer, unhurried) => {
      unhurried();
      return take(answer);
    });
  }

  async #ask<T>(method: string, path: string, request: Request, take: Take<T>): Promise<T> {
    const { body, headers, signal, timeoutMs = this.#timeoutMs } = request;
    const token = await read(this.#token);
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(), timeoutMs);
    try {
      const answer = await this.#fetch(this.url + path, {
        method,
        headers: { ...headers, ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
        ...(body === undefined ? {} : { body }),
        cache: 'no-store',
        credentials: 'same-origin',
        signal: signal ? AbortSignal.any([signal, late.signal]) : late.signal,
      });
      if (!answer.ok) throw await refusal(answer);
      return await take(answer, () => clearTimeout(timer));
    } catch (error) {
      // Whoever gave it up is told so in their own words.
      signal?.throwIfAborted();
      throw error instanceof RedraftError ? error : missed(error);
    } finally {
      clearTimeout(timer);
    }
  }
}

function missed(error: unknown): RedraftError {
  return error instanceof SyntaxError
    ? notRedraft()
    : new RedraftError('NETWORK', 'The server could not be reached.', true);
}
