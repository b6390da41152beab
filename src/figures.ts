import { sql } from 'drizzle-orm';
import { isTerminal } from './protocol/status.ts';
import { terminalStatus } from './protocol/events.ts';
import type { ConnectionFigures } from './realtime/connection-registry.ts';
import type { Services } from './services.ts';
import { jobIsOpen, jobs } from './store/schema.ts';
import type { Metrics } from './telemetry/metrics.ts';

/** What sockets do, in figures. */
export function figuresOf({ wsConnections, wsCloses, wsMessages }: Metrics): ConnectionFigures {
  return {
    opened: () => wsConnections.inc(),
    closed: (code) => {
      wsConnections.dec();
      wsCloses.inc({ code: String(code) });
    },
    message: (dir, type) => wsMessages.inc({ dir, type }),
  };
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
