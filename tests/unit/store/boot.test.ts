import { Database } from 'bun:sqlite';
import { expect, test } from 'bun:test';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { BootError } from '../../../src/store/boot-error.ts';
import { openStore } from '../../../src/store/store.ts';
import { startChild } from '../../support/child.ts';
import { needs } from '../../support/needs.ts';
import { closedStore, refused } from '../../support/store-openings.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { commitsInLog } from '../../support/wal.ts';

const mounts = needs('root and mount', process.getuid?.() === 0 && Bun.which('mount') !== null);

test('D8 a missing file is made, with its folders, for its owner alone', async () => {
  using folder = tempFolder();
  const path = folder.file('a/b/redraft.db');
  const store = await openStore({ url: `file:${path}` });
  expect((await store.query({ sql: 'select count(*) from jobs', params: [] }))[0]).toEqual([0]);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(statSync(`${path}-wal`).mode & 0o777).toBe(0o600);
  await store.close();
});

test('D8 an empty file is a new database', async () => {
  using folder = tempFolder();
  const path = folder.file('redraft.db');
  writeFileSync(path, '');
  await (await openStore({ url: path })).close();
  expect(statSync(path).size).toBeGreaterThan(0);
});

test('D8 what is not a database is refused', async () => {
  using folder = tempFolder();
  const path = folder.file('redraft.db');
  for (const content of ['x', 'Dear diary,\n'.repeat(1_000), crypto.getRandomValues(new Uint8Array(8_192))]) {
    writeFileSync(path, content);
    await refused(path, 'is not an SQLite database');
  }
});

test('D8 a truncated database is refused, whether or not it was opened before', async () => {
  using folder = tempFolder();
  const path = folder.file('redraft.db');
  await closedStore(path);
  truncateSync(path, statSync(path).size - 4_096);
  await refused(path, 'is truncated');
  rmSync(`${path}-lock`);
  await refused(path, 'is truncated');
  truncateSync(path, 50);
  await refused(path, 'is truncated');
});

test('D8 a damaged database is refused, also when a log lies beside it', async () => {
  using folder = tempFolder();
  const path = folder.file('redraft.db');
  await closedStore(path);
  await using child = await startChild('store-child.ts', 'store', path);
  expect(await child.ask('write something')).toBe('stored');
  await child.kill();
  const damaged = readFileSync(path).fill(0x5a, 4_096);
  writeFileSync(path, damaged);
  const [log, before] = [readFileSync(`${path}-wal`), readFileSync(path)];
  expect(log.length).toBeGreaterThan(0);
  const error = await openStore({ url: path }).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(BootError);
  expect(error).toMatchObject({ message: expect.stringContaining(`${path} is damaged`) });
  expect(readFileSync(path).equals(before)).toBe(true);
  expect(readFileSync(`${path}-wal`).equals(log)).toBe(true);
  rmSync(`${path}-wal`);
  rmSync(`${path}-shm`, { force: true });
  await refused(path, 'is damaged');
});

test('D8 a log without its database is refused', async () => {
  using folder = tempFolder();
  const path = folder.file('redraft.db');
  await using child = await startChild('store-child.ts', 'store', path);
  await child.kill();
  rmSync(path);
  await refused(path, 'is missing, but its write-ahead log');
  writeFileSync(path, '');
  await refused(path, 'is empty, but its write-ahead log');
});

test('D8 a folder in the place of the file is refused', async () => {
  using folder = tempFolder();
  const path = folder.file('redraft.db');
  mkdirSync(path);
  await refused(path, 'is a folder');
});

test('D8 a file without write permission is refused, for root too', async () => {
  using folder = tempFolder();
  const path = folder.file('redraft.db');
  await closedStore(path);
  chmodSync(path, 0o444);
  await refused(path, 'is read-only');
  chmodSync(path, 0o600);
  await (await openStore({ url: path })).close();
});

test('D8 a folder without write permission is refused, for root too', async () => {
  using folder = tempFolder();
  mkdirSync(folder.file('data'));
  const path = folder.file('data/redraft.db');
  await closedStore(path);
  chmodSync(dirname(path), 0o555);
  await refused(path, 'is read-only');
  chmodSync(dirname(path), 0o755);
});

test.skipIf(mounts.skip)(`D8 a read-only file system is refused${mounts.because}`, async () => {
  using folder = tempFolder();
  mkdirSync(folder.file('data'));
  const path = folder.file('data/redraft.db');
  const mount = (...args: string[]) => expect(Bun.spawnSync(['mount', ...args, dirname(path)]).exitCode).toBe(0);
  mount('-t', 'tmpfs', '-o', 'size=4m', 'tmpfs');
  try {
    await closedStore(path);
    mount('-o', 'remount,ro');
    await refused(path, 'is read-only');
    const below = openStore({ url: `${dirname(path)}/deeper/redraft.db` }).catch((error: unknown) => error);
    expect(await below).toBeInstanceOf(BootError);
  } finally {
    Bun.spawnSync(['umount', dirname(path)]);
  }
});

test('D8 a path below a file is refused', async () => {
  using folder = tempFolder();
  writeFileSync(folder.file('file'), 'x');
  const error = await openStore({ url: folder.file('file/redraft.db') }).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(BootError);
});

test('a database of another program is refused', async () => {
  using folder = tempFolder();
  const path = folder.file('places.db');
  const other = new Database(path);
  other.run('create table moz_places (id integer primary key)');
  other.close();
  await refused(path, 'belongs to another program: it has a table "moz_places"');
});

test('a database of a newer version is refused', async () => {
  using folder = tempFolder();
  const path = folder.file('redraft.db');
  await closedStore(path);
  const newer = new Database(path);
  newer.run("insert into __drizzle_migrations (id, hash, created_at) values (99, 'of tomorrow', 1)");
  newer.close(true);
  rmSync(`${path}-lock`);
  await refused(path, 'was written by a newer version');
});

test('deleted text is gone from the closed file', async () => {
  using folder = tempFolder();
  const path = folder.file('redraft.db');
  const store = await openStore({ url: path });
  const canary = 'canary in the coal mine ';
  const key = 'k';
  await store.atomic([{ sql: 'insert into meta (key, value) values (?, ?)', params: [key, canary.repeat(1_000)] }]);
  await store.atomic([{ sql: 'delete from meta where key = ?', params: [key] }]);
  await store.close();
  expect(readFileSync(path).includes(canary)).toBe(false);
  expect(readdirSync(folder.path).sort()).toEqual(['redraft.db', 'redraft.db-lock']);
});

test('each probe is a commit', async () => {
  using folder = tempFolder();
  const path = folder.file('redraft.db');
  const store = await openStore({ url: path });
  await store.probe();
  const before = commitsInLog(path);
  await store.probe();
  await store.probe();
  // A mark may fall between them.
  expect(commitsInLog(path) - before).toBeGreaterThanOrEqual(2);
  await store.close();
});

test('a copy under another name is another database', async () => {
  using folder = tempFolder();
  const [path, copy] = [folder.file('redraft.db'), folder.file('copy.db')];
  await closedStore(path);
  copyFileSync(path, copy);
  const [one, two] = [await openStore({ url: path }), await openStore({ url: copy })];
  await Promise.all([one.close(), two.close()]);
});
