import { constants as sqlite, Database } from 'bun:sqlite';
import { accessSync, closeSync, constants, openSync, readSync, type Stats, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { BootError } from './boot-error.ts';
import type { Driver } from './driver.ts';
import { faultOf } from './sqlite-fault.ts';

/** Files up to this many bytes are checked page by page; it takes a second at most. */
const CHECKED_WHOLE = 64 << 20;
const MAGIC = 'SQLite format 3\0';

/**
 * Looks at a database file without changing a byte of it, before SQLite is let near it for writing.
 * A file that is missing or empty is a new database.
 *
 * @param inspect what else to look at, through a connection that can only read.
 * @throws BootError that names the file and what is wrong with it.
 */
export async function checkFile(
  path: string,
  inspect: (database: Pick<Driver, 'query'>) => Promise<unknown>,
): Promise<void> {
  checkWritable(dirname(path), `The folder of the database file ${path}`);
  const [file, log] = [statOf(path), statOf(`${path}-wal`)];
  if (file && !file.isFile()) throw refusal(path, `is ${file.isDirectory() ? 'a folder' : 'not a regular file'}`);
  // SQLite would throw the log away.
  if (!file?.size && log?.size) {
    throw refusal(path, `is ${file ? 'empty' : 'missing'}, but its write-ahead log ${path}-wal is there`);
  }
  if (file) checkWritable(path, `The database file ${path}`);
  if (log) checkWritable(`${path}-wal`, `The write-ahead log ${path}-wal`);
  if (!file?.size) return;
  checkHeader(path, file.size, Boolean(log?.size));
  await checkContent(path, file.size, Boolean(log?.size), inspect);
}

function refusal(path: string, reason: string, cause?: unknown): BootError {
  return new BootError(`The database file ${path} ${reason}.`, cause);
}

/** Root may write everything, so the mode is asked too: who took the write bits away meant it. */
function checkWritable(path: string, name: string): void {
  const mode = statOf(path)?.mode ?? 0;
  if ((mode & 0o222) === 0) throw new BootError(`${name} is read-only.`);
  try {
    accessSync(path, constants.R_OK | constants.W_OK);
  } catch (error) {
    throw new BootError(`${name} is read-only or not readable by this user.`, error);
  }
}

function checkHeader(path: string, size: number, logged: boolean): void {
  const header = Buffer.alloc(100);
  const descriptor = openSync(path, 'r');
  try {
    readSync(descriptor, header, 0, header.length, 0);
  } finally {
    closeSync(descriptor);
  }
  if (header.toString('latin1', 0, MAGIC.length) !== MAGIC) throw refusal(path, 'is not an SQLite database');
  const whole = sizeIn(header);
  // With a log beside it the header may be ahead of the file.
  if (!logged && whole > size) throw refusal(path, `is truncated: ${size} of ${whole} bytes are there`);
}

/** Page size times page count; the least there is when an SQLite too old to keep the count wrote the file last. */
function sizeIn(header: Buffer): number {
  const pageSize = header.readUInt16BE(16) === 1 ? 65_536 : header.readUInt16BE(16);
  const counted = header.readUInt32BE(24) === header.readUInt32BE(92);
  return counted ? Math.max(512, pageSize * header.readUInt32BE(28)) : 512;
}

async function checkContent(
  path: string,
  size: number,
  logged: boolean,
  inspect: (database: Pick<Driver, 'query'>) => Promise<unknown>,
): Promise<void> {
  // Without a log the file is all there is, and SQLite need not make files beside it to read it.
  const uri = `${pathToFileURL(path).href}${logged ? '' : '?immutable=1'}`;
  const whole = size <= CHECKED_WHOLE ? 'PRAGMA quick_check(1)' : "SELECT 'ok' FROM sqlite_schema";
  try {
    using database = new Database(uri, sqlite.SQLITE_OPEN_READONLY | sqlite.SQLITE_OPEN_URI);
    const read = (sql: string) => {
      using statement = database.prepare(sql);
      return statement.values();
    };
    database.run('PRAGMA busy_timeout = 3000');
    const finding = read(whole)[0]?.[0] ?? 'ok';
    if (finding !== 'ok') throw refusal(path, `is damaged: ${String(finding).replaceAll('\n', ' ')}`);
    await inspect({ query: async ({ sql }) => read(sql) });
  } catch (error) {
    if (error instanceof BootError) throw error;
    if (faultOf(error)?.fault === 'busy') throw refusal(path, 'is locked by another program', error);
    throw refusal(path, `is damaged: ${error instanceof Error ? error.message : error}`, error);
  }
}

function statOf(path: string): Stats | undefined {
  return statSync(path, { throwIfNoEntry: false });
}
