import { Api, type ApiOptions } from './requests/api.ts';
import { answered } from './requests/answered.ts';
import type { Body } from './requests/body.ts';
import type { Timing } from './live/connection.ts';
import { Job } from './job.ts';
import { type Abortable, JobRecord } from './job-record.ts';
import type { Dictionary, RuleRecord } from './answers/dictionary.ts';
import type { ListedJob } from '../protocol/listed-job.ts';
import type { JobCounting, JobFilter, JobPage, PageQuery } from './answers/job-list.ts';
import type { Estimate, Rule, RuleFilter, Strategies } from './answers/offer.ts';
import { makeOnce } from './requests/make-once.ts';
import { pause } from './pause.ts';
import { query } from './requests/query.ts';
import type { RefineRequest } from './refine-request.ts';
import { read, type Secret } from './requests/secret.ts';
import { longPollTransport } from './transports/long-poll.ts';
import { type SocketClass, socketTransport } from './transports/socket.ts';
import { sseTransport } from './transports/sse.ts';
import type { FilePage, StoredFile } from './answers/stored-file.ts';
import type { Transport, TransportName } from './transports/transport.ts';
import { Wake } from './live/wake.ts';

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

/** A Redraft server, and the jobs one makes or watches there. What is asked of it rejects with a RedraftError. */
export interface Redraft {
  /** For requests that have no method here. */
  readonly api: Api;
  /**
   * Starts a refinement. Sent again by itself when the answer is lost: one job all the same.
   * @param asking `signal` aborted: nothing more is asked or heard; a job that was accepted by then goes on
   */
  refine(request: RefineRequest, asking?: Abortable): Promise<Job>;
  /**
   * Takes up a job that is there: first a snapshot, then what happens.
   * @param asking `signal` aborted: the job is let go, as by its `close()`
   */
  watch(id: string, asking?: Abortable): Job;
  /** A job without hearing it: for its texts, changes and figures. */
  job(id: string): JobRecord;
  /** Runs an ended job again, as a new one. Sent again by itself when the answer is lost. */
  retry(id: string, asking?: Abortable): Promise<Job>;
  /** One page of the jobs there are, newest first. */
  jobs(wanted?: JobFilter & JobCounting & PageQuery & Abortable): Promise<JobPage>;
  /** The strategies and the passes that they are made of. */
  strategies(asking?: Abortable): Promise<Strategies>;
  /** The rules that changes are made by. */
  rules(wanted?: RuleFilter & Abortable): Promise<readonly Rule[]>;
  /** What a refinement would be; nothing is stored. */
  estimate(request: RefineRequest, asking?: Abortable): Promise<Estimate>;
  /**
   * Stores files to work from, all of them or none.
   * @param asking `timeoutMs` for the whole upload; 10 minutes unless told
   */
  upload(files: readonly Blob[], asking?: Abortable & { readonly timeoutMs?: number }): Promise<readonly StoredFile[]>;
  /** One page of the files there are, newest first. */
  files(wanted?: PageQuery & Abortable): Promise<FilePage>;
  /** A file's bytes, as they came. */
  download(file: string, asking?: Abortable): Promise<Blob>;
  /** Deletes a file; jobs that were made from it keep their text. */
  removeFile(file: string): Promise<void>;
  /** Words and rules that are left alone in every job. */
  dictionary(asking?: Abortable): Promise<Dictionary>;
  /** Takes the place of the lists that are given; one that is left out stays. */
  setDictionary(lists: Partial<Dictionary>, asking?: Abortable): Promise<Dictionary>;
  /** What one's decisions have made of rules. */
  ruleRecords(asking?: Abortable): Promise<readonly RuleRecord[]>;
  /** Begins anew with one rule, or with all. @returns how many decisions were forgotten */
  forgetRules(rule?: string): Promise<number>;
}

const TRANSPORTS: readonly TransportName[] = ['websocket', 'sse', 'long-poll'];
const PATIENCE_MS = 10_000;
const COME_BACK_MS = 3_000;

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

  const live = (id: string, fromStart: boolean, signal?: AbortSignal) => {
    const made = new Job({ id, api, fromStart, timing, transports, onError, signal });
    wake.watch(made);
    return made;
  };
  const start = async (path: string, body: Body | undefined, signal?: AbortSignal) => {
    const { job } = await makeOnce<{ job: ListedJob }>(api, path, body, { signal }, random, 'job');
    return live(job.id, true, signal);
  };
  const get = <T>(path: string, asking: Abortable | undefined, ...members: (keyof T & string)[]) =>
    answered<T>(api.json('GET', path, undefined, asking), ...members);

  return {
    api,
    watch: (id, asking) => live(id, false, asking?.signal),
    job: (id) => new JobRecord(id, api),
    refine: (request, asking) => start('/v1/jobs', { kind: 'refine', ...refinement(request) }, asking?.signal),
    retry: (id, asking) => start(`/v1/jobs/${encodeURIComponent(id)}/retry`, undefined, asking?.signal),
    jobs: ({ signal, ...wanted } = {}) => get(`/v1/jobs${query(wanted)}`, { signal }, 'items', 'next_cursor'),
    strategies: (asking) => get('/v1/strategies', asking, 'strategies', 'passes'),
    async rules({ signal, ...wanted } = {}) {
      return (await get<{ items: readonly Rule[] }>(`/v1/rules${query(wanted)}`, { signal }, 'items')).items;
    },
    estimate: (request, asking) => answered(api.json('POST', '/v1/estimate', refinement(request), asking), 'words'),
    async upload(files, asking) {
      const form = new FormData();
      for (const file of files) form.append('files', file);
      const stored = api.json('POST', `${FILES}/upload`, form, { timeoutMs: UPLOAD_MS, ...asking });
      return (await answered<{ items: readonly StoredFile[] }>(stored, 'items')).items;
    },
    files: ({ signal, ...wanted } = {}) => get(`${FILES}${query(wanted)}`, { signal }, 'items', 'next_cursor'),
    download: (file, asking) =>
      api.whole(`${FILES}/${encodeURIComponent(file)}/download`, (answer) => answer.blob(), asking),
    async removeFile(file) {
      await api.json('DELETE', `${FILES}/${encodeURIComponent(file)}`);
    },
    dictionary: (asking) => get(DICTIONARY, asking, 'words', 'rules'),
    setDictionary: (lists, asking) => answered(api.json('PUT', DICTIONARY, lists, asking), 'words', 'rules'),
    async ruleRecords(asking) {
      return (await get<{ items: readonly RuleRecord[] }>(RULES, asking, 'items')).items;
    },
    async forgetRules(rule) {
      const path = rule === undefined ? RULES : `${RULES}/${encodeURIComponent(rule)}`;
      return (await answered<{ forgotten: number }>(api.json('DELETE', path), 'forgotten')).forgotten;
    },
  };
}

const DICTIONARY = '/v1/me/dictionary';
const RULES = '/v1/me/rules';
const FILES = '/v1/files';
const UPLOAD_MS = 600_000;

/** A request as the server takes it. */
function refinement({ text, fileId, format, title, ...options }: RefineRequest): Body {
  return { input: { text, fileId, format, title }, options };
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
  for (const name of transports) if (!TRANSPORTS.includes(name)) throw new TypeError(`${name} is not a transport`);
  const [first = 'websocket', ...others] = transports;
  return [byName[first](), ...others.map((name) => byName[name]())];
}
