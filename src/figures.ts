import { sql } from 'drizzle-orm';
import { isTerminal } from './protocol/status.ts';
import { terminalStatus } from './protocol/events.ts';
import type { Services } from './services.ts';
import { jobIsOpen, jobs } from './store/schema.ts';
import type { Metrics } from './telemetry/metrics.ts';

/** What sockets do, in figures: added up by the registry, and taken when somebody looks. */
export function watchSockets(metrics: Metrics, { registry }: Services): void {
  const { wsConnections, wsCloses, wsMessages } = metrics;
  metrics.beforeScrape(() => {
    wsConnections.set(registry.size);
    for (const [code, count] of registry.closes.take()) wsCloses.inc({ code: String(code) }, count);
    for (const [type, count] of registry.received.take()) wsMessages.inc({ dir: 'in', type }, count);
    for (const [type, count] of registry.sent.take()) wsMessages.inc({ dir: 'out', type }, count);
  });
}

/** What jobs do, in figures: read off the log as it grows, and how long they wait. @param now ms since 1970 */
export function watchJobs(metrics: Metrics, { bus, store }: Services, now: () => number): void {
  const { jobDuration, jobQueueAge } = metrics;
  metrics.beforeScrape(async () => {
    const waiting = store.db.select({ since: jobs.createdAt }).from(jobs);
    const [oldest] = await waiting
      .where(sql`${jobIsOpen} and status = 'queued'`)
      .orderBy(jobs.createdAt)
      .limit(1);
    jobQueueAge.set(oldest ? (now() - oldest.since) / 1_000 : 0);
  });
  bus.subscribe((message) => {
    if (message.kind !== 'doorbell') return;
    for (const { type, data } of message.rows ?? []) {
      const status = type === 'job_accepted' ? 'queued' : terminalStatus(type);
      if (!status) continue;
      metrics.jobs.inc({ status });
      if (isTerminal(status)) jobDuration.observe(JSON.parse(data).elapsed_ms / 1_000);
    }
  });
}
