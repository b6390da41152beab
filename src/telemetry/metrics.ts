import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { type ModelMetrics, modelMetrics } from './model-metrics.ts';
import { watchProcess } from './process-metrics.ts';

/** Seconds: from a cached answer to a job of half an hour. */
const REQUEST_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 30];
const COMMIT_SECONDS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1];
const JOB_SECONDS = [0.1, 0.5, 1, 5, 15, 60, 300, 900, 1800, 3600];
const GROUP_UNITS = [1, 2, 5, 10, 25, 50, 100, 250, 500, 1000];

/**
 * What Prometheus reads. Label values are route patterns and words of the protocol, never what a client sent, so that
 * nobody can grow the number of series from outside. Hot paths add up themselves and call `inc(labels, n)` once a tick.
 */
export interface Metrics {
  readonly httpDuration: Histogram<'method' | 'route' | 'status'>;
  readonly wsConnections: Gauge;
  readonly wsMessages: Counter<'dir' | 'type'>;
  readonly wsCloses: Counter<'code'>;
  readonly jobs: Counter<'status'>;
  readonly jobDuration: Histogram;
  readonly jobQueueAge: Gauge;
  readonly dbCommit: Histogram;
  readonly dbGroupSize: Histogram;
  readonly models: ModelMetrics;
  /** Runs before every scrape: the place to set gauges that are read from elsewhere. One that fails stays as it was. */
  beforeScrape(read: () => Promise<void> | void): void;
  /** The exposition text, with the content type it is served under. */
  scrape(): Promise<{ readonly contentType: string; readonly text: string }>;
  /** Stops the event loop's watch; the numbers can still be read. */
  close(): void;
}

/** A registry of its own, so that two servers in one process (tests) do not share numbers. */
export function createMetrics(build: { readonly version: string }): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const reads: (() => Promise<void> | void)[] = [];
  const stopWatching = watchProcess(registry, build);
  return {
    httpDuration: new Histogram({
      name: 'http_server_request_duration_seconds',
      help: 'Time until the answer began, by route pattern',
      labelNames: ['method', 'route', 'status'],
      buckets: REQUEST_SECONDS,
      registers,
    }),
    wsConnections: new Gauge({ name: 'ws_connections', help: 'Open sockets', registers }),
    wsMessages: new Counter({
      name: 'ws_messages_total',
      help: 'Frames by direction and type',
      labelNames: ['dir', 'type'],
      registers,
    }),
    wsCloses: new Counter({ name: 'ws_closes_total', help: 'Closed sockets by code', labelNames: ['code'], registers }),
    jobs: new Counter({ name: 'jobs_total', help: 'Jobs that reached a status', labelNames: ['status'], registers }),
    jobDuration: new Histogram({
      name: 'job_duration_seconds',
      help: 'Time a job spent running',
      buckets: JOB_SECONDS,
      registers,
    }),
    jobQueueAge: new Gauge({ name: 'job_queue_age_seconds', help: 'Age of the oldest queued job', registers }),
    dbCommit: new Histogram({
      name: 'db_commit_seconds',
      help: 'Time of a commit, as its writers waited for it',
      buckets: COMMIT_SECONDS,
      registers,
    }),
    dbGroupSize: new Histogram({ name: 'db_group_size', help: 'Units a commit', buckets: GROUP_UNITS, registers }),
    models: modelMetrics(registry),
    beforeScrape: (read) => void reads.push(read),
    async scrape() {
      await Promise.allSettled(reads.map(async (read) => read()));
      return { contentType: registry.contentType, text: await registry.metrics() };
    },
    close: stopWatching,
  };
}
