import type { Pipeline } from '../../src/jobs/pipeline.ts';
import type { Principal } from '../../src/jobs/principal.ts';
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
}

/** Everything behind the transports, over a database in memory; it begins to work when the test starts it. */
export interface ServiceWorld extends AsyncDisposable {
  readonly services: Services;
  /** What failed that nobody was waiting for. */
  readonly failures: readonly unknown[];
}

export async function openServiceWorld(options: ServiceWorldOptions): Promise<ServiceWorld> {
  const { pipelines, through = (driver) => driver } = options;
  const folder = tempFolder();
  const database = await openStore({ url: ':memory:' });
  const driver = through(database);
  const failures: unknown[] = [];
  const services = createServices({
    store: { ...database, ...driver, db: queriesOf(driver) },
    pipelines,
    outputDir: folder.path,
    concurrency: 4,
    timeLimitMs: 60_000,
    retentionDays: 7,
    figures: { opened: () => undefined, closed: () => undefined, message: () => undefined },
    onFailure: (error) => failures.push(error),
    runLimits: { coalesceMs: 0, drainMs: 0 },
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
