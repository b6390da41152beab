import { Api, type ApiOptions } from './api.ts';
import { isBody } from './body.ts';
import type { Timing } from './connection.ts';
import { insist } from './insist.ts';
import { Job } from './job.ts';
import { pause } from './pause.ts';
import { RedraftError } from './redraft-error.ts';
import { read, type Secret } from './secret.ts';
import { longPollTransport } from './transports/long-poll.ts';
import { type SocketClass, socketTransport } from './transports/socket.ts';
import { sseTransport } from './transports/sse.ts';
import type { Transport, TransportName } from './transports/transport.ts';
import { uuid } from './uuid.ts';
import { Wake } from './wake.ts';

/** Where the server is, and how its jobs are watched. */
export interface ClientOptions extends ApiOptions, Partial<Omit<Timing, 'pause'>> {
  /**
   * A one-time ticket for the next dial, from a server of your own that holds the credentials. A ticket opens one
   * WebSocket: the other transports, `refine` and `result` need a `token` or a cookie.
   */
  readonly ticket?: Secret | undefined;
  /** Which transports may be used, the wanted one first. */
  readonly transports?: readonly TransportName[] | undefined;
  /** ms that a new connection may take to say something before it counts as broken. Default 10,000. */
  readonly patienceMs?: number | undefined;
  /** In place of the platform's own; Node before 22 has none, and goes on over SSE without one. */
  readonly WebSocket?: SocketClass | undefined;
  /** Hears of errors that listeners threw. The console unless told. */
  readonly onError?: ((error: unknown) => void) | undefined;
}

/** A text and how it is to be refined; the server refuses options that it does not know. */
export interface RefineRequest {
  readonly text: string;
  readonly format?: 'markdown' | 'text' | undefined;
  /** What the job is called; left out: the text's first line. */
  readonly title?: string | undefined;
  /** Every other option of a refinement, such as `strategy` or `dialect`. */
  readonly [option: string]: unknown;
}

/** A Redraft server, and the jobs one makes or watches there. */
export interface Redraft {
  /** For everything that is not a live job. */
  readonly api: Api;
  /** Starts a refinement. Sent again by itself when the answer is lost: one job all the same. @throws RedraftError */
  refine(request: RefineRequest): Promise<Job>;
  /** Takes up a job that is there: first a snapshot, then what happens. */
  watch(id: string): Job;
}

const TRANSPORTS: readonly TransportName[] = ['websocket', 'sse', 'long-poll'];
const PATIENCE_MS = 10_000;
const COME_BACK_MS = 60_000;

/**
 * @example
 * const redraft = createClient({ url: 'http://localhost:3000' });
 * const job = await redraft.refine({ text: 'Teh cat.', strategy: 'corrections-only' });
 * for await (const event of job.events()) console.log(event.type);
 * console.log(await job.result());
 */
export function createClient(options: ClientOptions): Redraft {
  const { random = Math.random, now = Date.now, comeBackMs = COME_BACK_MS, onError = report } = options;
  const api = new Api(options);
  const timing = { random, now, comeBackMs, pause };
  const transports = transportsOf(api, options);
  const wake = new Wake();

  const job = (id: string, fromStart: boolean) => {
    const made = new Job({ id, api, fromStart, timing, transports, onError });
    wake.watch(made);
    return made;
  };

  return {
    api,
    watch: (id) => job(id, false),
    async refine({ text, format, title, ...chosen }) {
      const input = { text, ...(format ? { format } : {}), ...(title ? { title } : {}) };
      const body = { kind: 'refine', input, options: chosen };
      const headers = { 'idempotency-key': uuid() };
      const { job: accepted } = await insist(() => api.json('POST', '/v1/jobs', body, { headers }), random);
      if (isBody(accepted) && typeof accepted['id'] === 'string') return job(accepted['id'], true);
      throw new RedraftError('NOT_REDRAFT', 'The answer is not one of a Redraft server.', false);
    },
  };
}

function report(error: unknown): void {
  // oxlint-disable-next-line no-console -- who gives no `onError` is to see it all the same
  console.error(error);
}

function transportsOf(api: Api, options: ClientOptions): [Transport, ...Transport[]] {
  const { ticket, transports = TRANSPORTS, patienceMs = PATIENCE_MS, WebSocket } = options;
  const own = async (job: string) => {
    const issued = await api.json('POST', `/v1/jobs/${encodeURIComponent(job)}/tickets`);
    return typeof issued['ticket'] === 'string' ? issued['ticket'] : undefined;
  };
  const byName: Readonly<Record<TransportName, () => Transport>> = {
    websocket: () =>
      socketTransport({
        url: api.url,
        patienceMs,
        WebSocket,
        ticket: ticket === undefined && api.hasToken ? own : () => read(ticket),
      }),
    sse: () => sseTransport(api, patienceMs),
    'long-poll': () => longPollTransport(api, patienceMs),
  };
  const [first = 'websocket', ...others] = transports;
  return [byName[first](), ...others.map((name) => byName[name]())];
}
