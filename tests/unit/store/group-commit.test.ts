import type { Database } from 'bun:sqlite';
import { expect, test } from 'bun:test';
import type { Driver, SqlValue, Statement } from '../../../src/store/driver.ts';
import { sqliteDriver } from '../../../src/store/driver.sqlite.ts';
import { openDatabase } from '../../../src/store/file-database.ts';
import type { Turn } from '../../../src/store/group-commit.ts';
import { StoreError } from '../../../src/store/store-error.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { commitsInLog } from '../../support/wal.ts';

const say = (sql: string, ...params: SqlValue[]): Statement => ({ sql, params });
const insert = (a: number, b: SqlValue = 'x') => say('insert into t values (?, ?)', a, b);

interface World extends AsyncDisposable {
  readonly database: Database;
  readonly driver: Driver;
  readonly turns: Turn[];
  commits(): number;
  count(): Promise<SqlValue | undefined>;
}

/** A file with one table, its log empty. */
async function world(): Promise<World> {
  const folder = tempFolder();
  const path = folder.file('redraft.db');
  const database = openDatabase(path);
  const turns: Turn[] = [];
  const driver = sqliteDriver(database, { onTurn: (turn) => turns.push(turn) });
  await driver.atomic([say('create table t (a integer primary key, b text not null)')]);
  const before = commitsInLog(path);
  turns.length = 0;
  return {
    database,
    driver,
    turns,
    commits: () => commitsInLog(path) - before,
    count: async () => (await driver.query(say('select count(*) from t')))[0]?.[0],
    async [Symbol.asyncDispose]() {
      await driver.close();
      folder[Symbol.dispose]();
    },
  };
}

const failed = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );

test('what is submitted in one turn of the event loop is one commit', async () => {
  await using w = await world();
  await Promise.all(Array.from({ length: 100 }, (_, a) => w.driver.atomic([insert(a)])));
  expect(w.commits()).toBe(1);
  await w.driver.atomic([insert(100)]);
  expect(w.commits()).toBe(2);
  expect(w.turns.map(({ units }) => units)).toEqual([100, 1]);
});

test('nothing is acknowledged before it is in the log', async () => {
  await using w = await world();
  const seen: number[] = [];
  await Promise.all([1, 2].map((a) => w.driver.atomic([insert(a)]).then(() => seen.push(w.commits()))));
  expect(seen).toEqual([1, 1]);
});

test('acknowledgements come in the order of submission, whatever became of the units', async () => {
  await using w = await world();
  const order: number[] = [];
  const units = [insert(1), insert(2, null), say('insert intoo t'), insert(1), insert(2), insert(3, null), insert(4)];
  await Promise.all(units.map((unit, index) => failed(w.driver.atomic([unit])).then(() => order.push(index))));
  expect(order).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(await w.driver.query(say('select a from t order by a'))).toEqual([[1], [2], [4]]);
  expect(w.commits()).toBe(1);
});

test('units run in the order of submission', async () => {
  await using w = await world();
  await w.driver.atomic([insert(1, '')]);
  const letters = [...'redraft'];
  await Promise.all(letters.map((letter) => w.driver.atomic([say('update t set b = b || ?', letter)])));
  expect(await w.driver.query(say('select b from t'))).toEqual([['redraft']]);
});

test('a turn of refusals alone writes nothing', async () => {
  await using w = await world();
  const results = await Promise.all([1, 2].map(() => w.driver.atomic([insert(1), insert(1)])));
  expect(results.map(({ ok }) => ok)).toEqual([false, false]);
  expect(w.commits()).toBe(0);
});

test('a read sees what is committed and never the middle of a turn', async () => {
  await using w = await world();
  const unit = w.driver.atomic([insert(1), insert(2)]);
  expect(await w.count()).toBe(0);
  await unit;
  expect(await w.count()).toBe(2);
});

test('a commit that fails fails every unit of its turn and no other', async () => {
  await using w = await world();
  await w.driver.atomic([insert(1)]);
  // A deferred foreign key is asked at COMMIT and nowhere else.
  w.database.run('PRAGMA foreign_keys = ON');
  await w.driver.atomic([say('create table child (a integer references t (a) deferrable initially deferred)')]);
  const units = [insert(2), insert(1), say('insert into child values (99)'), insert(3)];
  const errors = await Promise.all(units.map((unit) => failed(w.driver.atomic([unit]))));
  for (const error of errors) {
    expect(error).toBeInstanceOf(StoreError);
    expect(error).toMatchObject({ fault: 'unavailable' });
  }
  expect(w.database.inTransaction).toBe(false);
  expect(await w.count()).toBe(1);
  expect(await w.driver.atomic([insert(2)])).toMatchObject({ ok: true });
});

test('a database that may not grow refuses as full, lets smaller units by, and takes writes again', async () => {
  await using w = await world();
  await w.driver.atomic([insert(1)]);
  const [[pages] = []] = await w.driver.query(say('pragma page_count'));
  w.database.run(`PRAGMA max_page_count = ${Number(pages) + 2}`);
  const [big, small] = [w.driver.atomic([insert(2), insert(3, 'x'.repeat(100_000))]), w.driver.atomic([insert(4)])];
  expect(await failed(big)).toMatchObject({ name: 'StoreError', fault: 'full' });
  expect(await failed(small)).toBe(undefined);
  expect(await w.driver.query(say('select a from t'))).toEqual([[1], [4]]);
  w.database.run('PRAGMA max_page_count = 1073741823');
  expect(await w.driver.atomic([insert(3, 'x'.repeat(100_000))])).toMatchObject({ ok: true });
});

test('a long turn is cut, and what is left waits for the next', async () => {
  await using w = await world();
  const long = 'x'.repeat(400_000);
  const results = await Promise.all(Array.from({ length: 12 }, (_, a) => w.driver.atomic([insert(a, long)])));
  expect(results.every(({ ok }) => ok)).toBe(true);
  const turns = w.turns.map(({ units }) => units);
  expect(turns.reduce((sum, units) => sum + units, 0)).toBe(12);
  // A slow disk may cut a turn earlier still.
  expect(Math.max(...turns)).toBeLessThanOrEqual(3);
  expect(await w.count()).toBe(12);
});

test('a unit cannot end the transaction of its turn', async () => {
  await using w = await world();
  for (const sql of [
    'commit',
    ' ROLLBACK',
    'begin',
    'release unit',
    'savepoint x',
    'END',
    'attach ? as x',
    'vacuum',
    'explain delete from t',
  ]) {
    const neighbour = w.driver.atomic([insert(2, null)]);
    expect(await failed(w.driver.atomic([insert(1), say(sql)]))).toBeInstanceOf(TypeError);
    expect((await neighbour).ok).toBe(false);
  }
  expect(await w.count()).toBe(0);
  expect(w.database.inTransaction).toBe(false);
});

test('more statements than are kept prepared still run, and close lets the file go', async () => {
  await using w = await world();
  for (let index = 0; index < 600; index += 1) await w.driver.query(say(`select ${index}`));
  await w.driver.atomic(Array.from({ length: 600 }, (_, index) => say(`insert into t values (?, '${index}')`, index)));
  expect(await w.count()).toBe(600);
});

test('close commits what was submitted before it', async () => {
  using folder = tempFolder();
  const path = folder.file('redraft.db');
  const driver = sqliteDriver(openDatabase(path));
  const units = [say('create table t (a)'), say('insert into t values (1)')].map((unit) => driver.atomic([unit]));
  await driver.close();
  expect((await Promise.all(units)).map(({ ok }) => ok)).toEqual([true, true]);
  const again = sqliteDriver(openDatabase(path));
  expect(await again.query(say('select a from t'))).toEqual([[1]]);
  await again.close();
});
