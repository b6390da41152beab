import { EventLog } from '../../src/jobs/log/event-log.ts';
import { inProcessBus } from '../../src/jobs/bus.in-process.ts';
import type { Bus } from '../../src/jobs/bus.ts';
import { Folds } from '../../src/jobs/log/folds.ts';
import { newJobId, randomText } from '../../src/jobs/ids.ts';
import { JobTable, type JobRow } from '../../src/jobs/job-table.ts';
import { RunLog } from '../../src/jobs/runs/run-log.ts';
import type { JobState } from '../../src/protocol/fold/state.ts';
import { Hub, type HubParts } from '../../src/realtime/feeds/hub.ts';
import { jobs } from '../../src/store/schema.ts';
import type { Driver } from '../../src/store/driver.ts';
import { queriesOf } from '../../src/store/queries.ts';
import { openStore, statementOf, type Store } from '../../src/store/store.ts';

/** For whom nothing is cancelled. */
const NOBODY = { waits: false, unwatched: async () => undefined };

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
  /** A job that waits, with an empty log. */
  queued(): Promise<JobRow>;
  /** A job that a run has claimed: its log is empty but for that. */
  job(): Promise<PennedJob>;
}

export interface LogWorldOptions {
  readonly ringBytes?: number;
  /** What the folds may hold that nobody has pinned. */
  readonly keptChars?: number;
  /** What everything reads and writes through, where that is not the database itself. */
  readonly through?: (driver: Driver) => Driver;
  /** What feeds hear through, where that is not the bus itself. */
  readonly heard?: (bus: Bus) => Bus;
  readonly deserted?: HubParts['deserted'];
}

export async function openLogWorld({
  ringBytes = 1_000_000,
  keptChars,
  through = (driver) => driver,
  heard = (bus) => bus,
  deserted = () => NOBODY,
}: LogWorldOptions = {}): Promise<LogWorld> {
  const database = await openStore({ url: ':memory:' });
  const driver = through(database);
  const store: Store = { ...database, ...driver, db: queriesOf(driver) };
  const failures: unknown[] = [];
  const bus = inProcessBus((error) => failures.push(error));
  const now = () => 1_700_000_000_000;
  const log = new EventLog(store, bus, now);
  const folds = new Folds(log, store, bus, keptChars);
  const table = new JobTable(store);
  const hub = new Hub({ log, folds, table, bus: heard(bus), ringBytes, deserted });
  const queued = async () => {
    const id = newJobId();
    const row = { id, principal: 'local', kind: 'k', title: 't', strategy: 's', status: 'queued' as const };
    const more = { nonce: randomText(8), head: 0, chain: 0, createdAt: now() };
    await store.atomic([statementOf(store.db.insert(jobs).values({ ...row, ...more }))]);
    const stored = await table.find(id);
    if (!stored) throw new Error('not stored');
    return stored;
  };
  const outputs = { write: async () => undefined, remove: async () => undefined };
  return {
    store,
    bus,
    log,
    folds,
    table,
    hub,
    failures,
    queued,
    async job() {
      const { id: job } = await queued();
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
      const refresh = () => folds.refresh(job);
      const patience = { now, clock: () => 0, onWait: () => undefined };
      const pen = new RunLog({ job, fence, elapsed: 0, log, outputs, state, refresh, ...patience });
      return { row: stored, pen, state };
    },
    async [Symbol.asyncDispose]() {
      hub.close();
      await bus.close();
      await database.close();
    },
  };
}
