import type { Pipeline } from '../../src/jobs/pipeline.ts';
import type { Principal } from '../../src/jobs/principal.ts';
import type { JobState } from '../../src/protocol/fold/state.ts';
import { isTerminal, type JobStatus } from '../../src/protocol/status.ts';
import { createServices, type Services } from '../../src/services.ts';
import type { Driver } from '../../src/store/driver.ts';
import { queriesOf } from '../../src/store/queries.ts';
import { openStore } from '../../src/store/store.ts';
import { tempFolder } from './temp-folder.ts';

export const LOCAL: Principal = { id: 'local', scopes: ['read', 'control'] };

interface ServiceWorldOptions {
  readonly pipelines: readonly Pipeline[];
  /** What everything reads and writes through, where that is not the database itself. */
  readonly through?: (driver: Driver) => Driver;
  /** ms of a clock that never goes back. */
  readonly clock?: () => number;
}

/** Everything behind the transports, over a database in memory; it begins to work when the test starts it. */
export interface ServiceWorld extends AsyncDisposable {
  readonly services: Services;
  /** What failed that nobody was waiting for. */
  readonly failures: readonly unknown[];
}

/** A new job's id. @param options the pipeline's own. */
export function acceptedJob(
  services: Services,
  kind: string,
  text = '',
  options: Record<string, unknown> = {},
): Promise<string> {
  return acceptedBody(services, kind, { input: { text }, options });
}

/** A new job's id. */
export async function acceptedBody({ acceptor }: Services, kind: string, body: unknown): Promise<string> {
  const answer = await acceptor.accept(LOCAL, kind, body);
  if (!answer.ok) throw new Error(answer.reason);
  return answer.job.id;
}

/** Resolves with the state when the job is in the status, by what its watchers are told. */
export function inStatus(services: Services, job: string, status: JobStatus): Promise<JobState> {
  return once(services, job, (state) => state.status === status);
}

/** Resolves with the state when the job has ended, however. */
export function ended(services: Services, job: string): Promise<JobState> {
  return once(services, job, ({ status }) => isTerminal(status));
}

async function once({ bus, folds }: Services, job: string, fits: (state: JobState) => boolean): Promise<JobState> {
  const { promise, resolve } = Promise.withResolvers<JobState>();
  const look = async () => {
    const state = await folds.current(job);
    if (fits(state)) resolve(state);
  };
  const leave = bus.subscribe((message) => message.job === job && void look());
  await look();
  return promise.finally(leave);
}

export async function openServiceWorld(options: ServiceWorldOptions): Promise<ServiceWorld> {
  const { pipelines, through = (driver) => driver, clock } = options;
  const folder = tempFolder();
  const database = await openStore({ url: ':memory:' });
  const driver = through(database);
  const failures: unknown[] = [];
  const services = createServices({
    store: { ...database, ...driver, db: queriesOf(driver) },
    pipelines,
    outputDir: folder.path,
    filesDir: `${folder.path}/files`,
    filesQuota: 1_000_000,
    concurrency: 4,
    timeLimitMs: 60_000,
    retentionDays: 7,
    onFailure: (error) => failures.push(error),
    runLimits: { coalesceMs: 0, drainMs: 0 },
    ...(clock && { clock }),
  });
  return {
    services,
    failures,
    async [Symbol.asyncDispose]() {
      await services.stop();
      await database.close();
      folder[Symbol.dispose]();
    },
  };
}
