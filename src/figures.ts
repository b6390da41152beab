import { isTerminal } from './protocol/status.ts';
import { terminalStatus } from './protocol/events.ts';
import type { ConnectionFigures } from './realtime/connection-registry.ts';
import type { Services } from './services.ts';
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

/** What jobs do, in figures: read off the log as it grows. */
export function watchJobs({ jobs, jobDuration }: Metrics, { bus }: Services): void {
  bus.subscribe((message) => {
    if (message.kind !== 'doorbell') return;
    for (const { type, data } of message.rows ?? []) {
      const status = type === 'job_accepted' ? 'queued' : terminalStatus(type);
      if (!status) continue;
      jobs.inc({ status });
      if (isTerminal(status)) jobDuration.observe(JSON.parse(data).elapsed_ms / 1_000);
    }
  });
}
