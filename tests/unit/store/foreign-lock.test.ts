import { expect, test } from 'bun:test';
import { sqliteDriver } from '../../../src/store/driver.sqlite.ts';
import { openDatabase } from '../../../src/store/file-database.ts';
import { startChild } from '../../support/child.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const insert = (a: number) => ({ sql: 'insert into t values (?)', params: [a] });
const loopTurn = () => new Promise<void>((resolve) => void setImmediate(resolve));

test('D9 another process holds the write lock twenty times: the loop turns, reads are served, nothing is lost', async () => {
  using folder = tempFolder();
  const path = folder.file('redraft.db');
  const driver = sqliteDriver(openDatabase(path));
  await driver.atomic([{ sql: 'create table t (a integer primary key)', params: [] }]);
  for (let round = 0; round < 20; round += 1) {
    await using holder = await startChild('store-child.ts', 'lock', path);
    expect(holder.line).toBe('ready');
    let settled = false;
    const units = Promise.all([0, 1, 2].map((unit) => driver.atomic([insert(round * 3 + unit)])));
    void units.finally(() => (settled = true));
    // The lock goes away only when this loop has turned: a wait inside SQLite would never see that.
    for (let turn = 0; turn < 100; turn += 1) await loopTurn();
    expect(await driver.query({ sql: 'select count(*) from t', params: [] })).toEqual([[round * 3]]);
    expect(settled).toBe(false);
    await holder.finish();
    expect((await units).map(({ ok }) => ok)).toEqual([true, true, true]);
  }
  await driver.close();
});

test('D9 who waited longer than its patience is told busy, and the next unit is stored', async () => {
  using folder = tempFolder();
  const path = folder.file('redraft.db');
  const driver = sqliteDriver(openDatabase(path), { patienceMs: 0 });
  await driver.atomic([{ sql: 'create table t (a integer primary key)', params: [] }]);
  await using holder = await startChild('store-child.ts', 'lock', path);
  for (let tries = 0; tries < 3; tries += 1) {
    const error = await driver.atomic([insert(1)]).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'StoreError', fault: 'busy' });
  }
  await holder.finish();
  expect(await driver.atomic([insert(1)])).toMatchObject({ ok: true });
  await driver.close();
});

test('closing waits for the units that wait for a lock', async () => {
  using folder = tempFolder();
  const path = folder.file('redraft.db');
  const driver = sqliteDriver(openDatabase(path));
  await driver.atomic([{ sql: 'create table t (a integer primary key)', params: [] }]);
  await using holder = await startChild('store-child.ts', 'lock', path);
  const unit = driver.atomic([insert(1)]);
  const closed = driver.close();
  await holder.finish();
  expect(await unit).toMatchObject({ ok: true });
  await closed;
});
