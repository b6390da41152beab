import type { Database } from 'bun:sqlite';
import type { Committed, Driver } from './driver.ts';
import { GroupCommit, type GroupCommitOptions } from './group-commit.ts';
import { StatementCache } from './statement-cache.ts';
import { whileBusy } from './while-busy.ts';

/**
 * SQLite in this thread. Units submitted in one turn of the event loop share a transaction and its fsync, run in the
 * order of submission and are acknowledged in it. The connection must have no busy timeout: waiting in SQLite would
 * hold the event loop, so the wait for a foreign lock is here.
 *
 * A `StoreError` of a failed fsync leaves open whether its units will be found in the file; from then on every write is
 * refused until the file is opened anew, and reads go on.
 */
export function sqliteDriver(database: Database, options: GroupCommitOptions = {}): Driver {
  const statements = new StatementCache(database);
  const writer = new GroupCommit(database, statements, options);
  return {
    // Turns are synchronous, so no read falls between a statement and its COMMIT.
    query: (statement) => whileBusy(options.patienceMs ?? 10_000, () => statements.read(statement)),
    atomic: (unit) =>
      new Promise<Committed>((resolve, reject) =>
        writer.submit(unit, (outcome) => ('committed' in outcome ? resolve(outcome.committed) : reject(outcome.error))),
      ),
    async close() {
      await writer.close();
      statements.clear();
      database.close(true);
    },
  };
}
