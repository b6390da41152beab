import { Database } from 'bun:sqlite';
import { expect, test } from 'bun:test';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { BootError } from '../../../src/store/boot-error.ts';
import { openStore } from '../../../src/store/store.ts';
import { startChild } from '../../support/child.ts';
import { folderPrints } from '../../support/folder-prints.ts';
import { closedStore, refused } from '../../support/store-openings.ts';
import { tempFolder } from '../../support/temp-folder.ts';

test('a second opening is refused and disturbs nothing', async () => {
  using folder = tempFolder();
  const path = folder.file('redraft.db');
  await using first = await startChild('store-child.ts', 'store', path);
  expect(first.line).toBe('ready');
  await refused(path, 'is in use by another process');
  symlinkSync(path, folder.file('link.db'));
  await refused(path, 'is in use by another process', folder.file('link.db'));
  const before = folderPrints(folder.path);
  await using second = await startChild('store-child.ts', 'store', path);
  expect(second.line).toBe(`BootError: The database file ${path} is in use by another process.`);
  expect(await second.finish()).toBe(1);
  expect(folderPrints(folder.path)).toEqual(before);
  expect(await first.ask('write on')).toBe('stored');
});

test('a second opening in the same process is refused and does not free the first', async () => {
  using folder = tempFolder();
  const path = folder.file('redraft.db');
  const store = await openStore({ url: path });
  // Reading the files here would drop the locks on them: that is how POSIX locks are.
  for (let again = 0; again < 2; again += 1) {
    const error = await openStore({ url: path }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      name: 'BootError',
      message: expect.stringContaining('is in use by another process'),
    });
  }
  await using other = await startChild('store-child.ts', 'store', path);
  expect(other.line).toContain('is in use by another process');
  await store.close();
  await (await openStore({ url: path })).close();
});

test('a killed process leaves the file free, and what it acknowledged is there', async () => {
  using folder = tempFolder();
  const path = folder.file('redraft.db');
  await using child = await startChild('store-child.ts', 'store', path);
  expect(await child.ask('write precious')).toBe('stored');
  await child.kill();
  const store = await openStore({ url: path });
  expect(await store.query({ sql: "select key from meta where key = 'precious'", params: [] })).toHaveLength(1);
  await store.close();
});

test('a lock file that is no lock file is named', async () => {
  using folder = tempFolder();
  const path = folder.file('redraft.db');
  await closedStore(path);
  writeFileSync(`${path}-lock`, 'rubbish '.repeat(1_000));
  await refused(path, `The lock file ${path}-lock cannot be used`);
});

test('a file that another program has locked whole is called that, not damaged', async () => {
  using folder = tempFolder();
  const path = folder.file('redraft.db');
  await closedStore(path);
  await using child = await startChild('store-child.ts', 'store', path);
  await child.kill();
  using other = new Database(path);
  other.run('PRAGMA locking_mode = EXCLUSIVE');
  other.run('BEGIN EXCLUSIVE');
  other.run("UPDATE meta SET value = value WHERE key = 'mark'");
  const error = await openStore({ url: path }).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({
    name: 'BootError',
    message: `The database file ${path} is locked by another program.`,
  });
  other.run('ROLLBACK');
});

test('what SQLite cannot open is one line too, and the lock is free afterwards', async () => {
  using folder = tempFolder();
  const path = folder.file('redraft.db');
  await closedStore(path);
  mkdirSync(`${path}-shm`);
  const error = await openStore({ url: path }).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(BootError);
  expect(String(error)).toContain(path);
  rmSync(`${path}-shm`, { recursive: true });
  await (await openStore({ url: path })).close();
});
