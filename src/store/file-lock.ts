import { Database } from 'bun:sqlite';
import { BootError } from './boot-error.ts';
import { faultOf } from './sqlite-fault.ts';

/** What the lock file remembers about the database beside it. Both are 0 in a new one. */
export interface Imprint {
  readonly lineage: number;
  readonly mark: number;
}

/** The one process that may use a database file. */
export interface FileLock {
  readonly imprint: Imprint;
  /**
   * Remembers this instead. The first time it is on disk when this returns; afterwards it survives the process and not
   * a power cut, because the event loop must not wait for the disk.
   */
  remember(imprint: Imprint): void;
  release(): void;
}

/**
 * Takes the lock that lies beside the database file as `<file>-lock`, itself an SQLite file without tables, held in
 * exclusive mode: Bun offers no lock of the operating system but SQLite's, and that one is freed by the kernel when the
 * process dies. Its page 1 keeps the imprint in two fields of the header, so that no crash can tear it.
 *
 * Nothing else may open the lock file: the kernel drops a process's locks on a file when any descriptor of it is closed.
 *
 * @throws BootError when somebody holds it; then nothing was written.
 */
export function lockFile(databasePath: string): FileLock {
  const path = `${databasePath}-lock`;
  let database: Database | undefined;
  try {
    database = new Database(path, { create: true, readwrite: true });
    for (const sql of ['locking_mode = EXCLUSIVE', 'journal_mode = MEMORY', 'synchronous = FULL'])
      pragma(database, sql);
    // Exclusive mode keeps the lock when this transaction ends.
    database.run('BEGIN EXCLUSIVE');
    database.run('COMMIT');
    return heldLock(database);
  } catch (error) {
    database?.close();
    const busy = faultOf(error)?.fault === 'busy';
    throw new BootError(
      busy
        ? `The database file ${databasePath} is in use by another process.`
        : `The lock file ${path} cannot be used: ${error instanceof Error ? error.message : error}.`,
      error,
      busy,
    );
  }
}

function heldLock(database: Database): FileLock {
  const store = database.transaction(({ lineage, mark }: Imprint) => {
    database.run(`PRAGMA application_id = ${lineage}`);
    database.run(`PRAGMA user_version = ${mark}`);
  });
  return {
    imprint: { lineage: pragma(database, 'application_id'), mark: pragma(database, 'user_version') },
    remember(imprint) {
      store(imprint);
      pragma(database, 'synchronous = OFF');
    },
    release: () => database.close(true),
  };
}

function pragma(database: Database, sql: string): number {
  using statement = database.prepare(`PRAGMA ${sql}`);
  return Number(statement.values()[0]?.[0] ?? 0);
}
