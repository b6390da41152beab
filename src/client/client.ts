import { Api, type ApiOptions, read, type Secret } from './api.ts';
import { Job } from './job.ts';
import { RedraftError } from './redraft-error.ts';
import { longPollTransport } from './transports/long-poll.ts';
import { socketTransport } from './transports/socket.ts';
import { sseTransport } from './transports/sse.ts';
import type { Transport, TransportName } from './transports/transport.ts';

export interface ClientOptions extends ApiOptions {
  /** A one-time ticket for the next dial, from a server of your own that holds the credentials. */
  readonly ticket?: Secret | undefined;
  /** Which transports may be used, the wanted one first. */
  readonly transports?: readonly TransportName[] | undefined;
  /** ms that a new connection may take to say something before it counts as broken. Default 10,000. */
  readonly patienceMs?: number | undefined;
  /** 0 to 1: spreads the delays before dialling again. */
  readonly random?: (() => number) | undefined;
}

export interface RefineRequest {
  readonly text: string;
  readonly format?: 'markdown' | 'text' | undefined;
  /** Every other option of `POST /v1/refine/run`. */
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

const ALL: readonly TransportName[] = ['websocket', 'sse', 'long-poll'];
const TRIES = 3;
/** For the first answer on a new connection; afterwards silence is allowed for longer than a heartbeat. */
const PATIENCE_MS = 10_000;
const POLL_S = 25;

/**
 * @example
 * const redraft = createClient({ url: 'http://localhost:8080' });
 * const job = await redraft.refine({ text: 'Teh cat.', strategy: 'corrections-only' });
 * for await (const event of job.events()) console.log(event.type);
 * console.log(await job.result());
 */
export function createClient(options: ClientOptions): Redraft {
  const api = new Api(options);
  const known = new Set<WeakRef<Job>>();
  wakeOnReturn(known);

  const job = (id: string, fromStart: boolean) => {
    const made = new Job({ id, api, fromStart, random: options.random, transports: transportsOf(api, options) });
    const kept = new WeakRef(made);
    known.add(kept);
    made.finished.catch(() => undefined).finally(() => known.delete(kept));
    return made;
  };

  return {
    api,
    watch: (id) => job(id, false),
    async refine({ text, format, ...chosen }) {
      const body = { kind: 'refine', input: { text, ...(format ? { format } : {}) }, options: chosen };
      const headers = { 'idempotency-key': crypto.randomUUID() };
      const data = await insisted(() => api.json('POST', '/v1/jobs', body, headers));
      const accepted = data['job'];
      if (typeof accepted !== 'object' || accepted === null || !('id' in accepted)) {
        throw new RedraftError('NETWORK', 'The answer is not one of a Redraft server.', false);
      }
      return job(String(accepted.id), true);
    },
  };
}

/** A request that may be sent again: it carries its key. */
async function insisted<T>(request: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await request();
    } catch (error) {
      if (tries === TRIES || !(error instanceof RedraftError) || error.code !== 'NETWORK') throw error;
    }
  }
}

function transportsOf(api: Api, options: ClientOptions): [Transport, ...Transport[]] {
  const { ticket, transports, patienceMs = PATIENCE_MS } = options;
  const own = async (job: string) => {
    const issued = await api.json('POST', `/v1/jobs/${job}/tickets`);
    return String(issued['ticket']);
  };
  const byName = {
    websocket: socketTransport({
      url: api.url,
      patienceMs,
      ticket: ticket === undefined && api.hasToken ? own : () => read(ticket),
    }),
    sse: sseTransport(api, patienceMs),
    'long-poll': longPollTransport(api, POLL_S),
  };
  const [first = 'websocket', ...others] = transports ?? ALL;
  return [byName[first], ...others.map((name) => byName[name])];
}

/** Dials at once when the network or the tab comes back. */
function wakeOnReturn(jobs: ReadonlySet<WeakRef<Job>>): void {
  const probe = (quietMs: number) => {
    for (const job of jobs) job.deref()?.probe(quietMs);
  };
  globalThis.addEventListener?.('online', () => probe(0));
  globalThis.addEventListener?.('visibilitychange', () => probe(PATIENCE_MS * 2));
}
