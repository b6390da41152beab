import { Database } from 'bun:sqlite';
import { closeSync, existsSync, mkdirSync, openSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { BootError } from './boot-error.ts';
import { checkFile } from './file-check.ts';
import { type FileLock, lockFile } from './file-lock.ts';

/** An open database file that this process has for itself. */
export interface FileDatabase {
  /** The file itself, links followed. */
  readonly path: string;
  readonly database: Database;
  readonly lock: FileLock;
}

/**
 * Opens the database file for this process alone, or refuses before anything was touched.
 *
 * @param inspect what else the file is looked at for, through a connection that can only read.
 * @throws BootError
 */
export async function openFile(given: string, inspect: Parameters<typeof checkFile>[1]): Promise<FileDatabase> {
  const path = realPath(given);
  // Whoever uses the file made the lock, and it stays; so without one, looking first disturbs nobody and a refused
  // file keeps no traces. With one, the lock comes first: closing a file drops this process's SQLite locks on it.
  const early = existsSync(`${path}-lock`) ? lockFile(path) : undefined;
  try {
    await checkFile(path, inspect);
  } catch (error) {
    early?.release();
    throw error;
  }
  const lock = early ?? lockFile(path);
  try {
    createPrivate(path);
    return { path, database: openDatabase(path), lock };
  } catch (error) {
    lock.release();
    if (error instanceof BootError) throw error;
    throw new BootError(`The database file ${path} cannot be opened: ${reasonOf(error)}.`, error);
  }
}

/** A connection as the driver needs it. `path` may be `:memory:`. */
export function openDatabase(path: string): Database {
  const database = new Database(path, { create: true, readwrite: true });
  try {
    // Boot may wait; at work the driver does, without holding the event loop.
    for (const pragma of ['busy_timeout = 3000', ...PRAGMAS, 'busy_timeout = 0']) {
      using statement = database.prepare(`PRAGMA ${pragma}`);
      const [answer] = statement.values()[0] ?? [];
      if (pragma === WAL && path !== ':memory:' && answer !== 'wal') {
        throw new BootError(`The file system of ${path} cannot hold a write-ahead log.`);
      }
    }
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

const WAL = 'journal_mode = WAL';
const PRAGMAS = [
  // Deleted text must be gone from the file, not only unlinked in it.
  'secure_delete = ON',
  WAL,
  // At NORMAL a power cut takes back acknowledged commits.
  'synchronous = FULL',
  'foreign_keys = OFF',
  'temp_store = MEMORY',
  'cache_size = -16384',
  'journal_size_limit = 16777216',
];

/** One file, one lock, whatever links lead to it. */
function realPath(given: string): string {
  const folder = dirname(given);
  try {
    mkdirSync(folder, { recursive: true });
    return existsSync(given) ? realpathSync(given) : join(realpathSync(folder), basename(given));
  } catch (error) {
    throw new BootError(`The folder ${folder} of the database file cannot be made: ${reasonOf(error)}.`, error);
  }
}

/** Documents are nobody else's business on a machine with many users; SQLite gives its side files the same mode. */
function createPrivate(path: string): void {
  if (!existsSync(path)) closeSync(openSync(path, 'wx', 0o600));
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
