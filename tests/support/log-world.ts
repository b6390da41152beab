import { EventLog } from '../../src/jobs/event-log.ts';
import { inProcessBus } from '../../src/jobs/bus.in-process.ts';
import type { Bus } from '../../src/jobs/bus.ts';
import { Folds } from '../../src/jobs/folds.ts';
import { newJobId, randomText } from '../../src/jobs/ids.ts';
import { JobTable, type JobRow } from '../../src/jobs/job-table.ts';
import { RunLog } from '../../src/jobs/run-log.ts';
import type { JobState } from '../../src/protocol/state.ts';
import { Hub } from '../../src/realtime/hub.ts';
import { jobs } from '../../src/store/schema.ts';
import { openStore, statementOf, type Store } from '../../src/store/store.ts';

/** A job of a log world, with the pen of its run. */
export interface PennedJob {
  readonly row: JobRow;
  readonly pen: RunLog;
  readonly state: () => JobState;
}

/** The log and its readers, real, with a database in memory and no server around them. */
export interface LogWorld extends AsyncDisposable {
  readonly store: Store;
  readonly bus: Bus;
  readonly log: EventLog;
  readonly folds: Folds;
  readonly table: JobTable;
  readonly hub: Hub;
  /** Errors that listeners of the bus have thrown. */
  readonly failures: readonly unknown[];
  /** A job that a run has claimed: its log is empty but for that. */
  job(): Promise<PennedJob>;
}

export interface LogWorldOptions {
  readonly ringBytes?: number;
  /** What the log reads and writes through, where that is not the database itself. */
  readonly through?: (store: Store) => Store;
}

export async function openLogWorld({
  ringBytes = 1_000_000,
  through = (store) => store,
}: LogWorldOptions = {}): Promise<LogWorld> {
  const database = await openStore({ url: ':memory:' });
  const store = through(database);
  const failures: unknown[] = [];
  const bus = inProcessBus((error) => failures.push(error));
  const now = () => 1_700_000_000_000;
  const log = new EventLog(store, bus, now);
  const folds = new Folds(log, store, bus);
  const table = new JobTable(store);
  const hub = new Hub({ log, folds, table, bus, ringBytes });
  const outputs = { write: async () => undefined, remove: async () => undefined };
  return {
    store,
    bus,
    log,
    folds,
    table,
    hub,
    failures,
    async job() {
      const job = newJobId();
      const row = { id: job, principal: 'local', kind: 'k', title: 't', strategy: 's', status: 'queued' as const };
      const more = { nonce: randomText(8), head: 0, chain: 0, createdAt: now() };
      await store.atomic([statementOf(store.db.insert(jobs).values({ ...row, ...more }))]);
      const fold = folds.pin(job);
      await folds.current(job);
      const claimed = await log.append({
        job,
        guard: { by: 'status', statuses: ['queued'] },
        events: [{ type: 'state', data: { status: 'running' } }],
        status: 'running',
        claim: true,
      });
      const stored = await table.find(job);
      if (!claimed.ok || !stored) throw new Error('not claimed');
      const { fence } = claimed;
      const state = fold.current;
      const pen = new RunLog({ job, fence, log, outputs, state, now, clock: () => 0, onWait: () => undefined });
      return { row: stored, pen, state };
    },
    async [Symbol.asyncDispose]() {
      hub.close();
      await bus.close();
      await database.close();
    },
  };
}
