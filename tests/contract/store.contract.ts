import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import type { Driver, SqlValue, Statement } from '../../src/store/driver.ts';
import { StoreError } from '../../src/store/store-error.ts';

/** A database to try, and somebody else who can hold its write lock. */
export interface StoreWorld {
  readonly open: () => Promise<Driver>;
  /** Takes the write lock from outside; resolves with what gives it back. */
  readonly holdLock?: () => Promise<() => Promise<void>>;
  readonly leave: () => Promise<void>;
}

const say = (sql: string, ...params: SqlValue[]): Statement => ({ sql, params });

/** What every driver promises. */
export function storeContract(name: string, enter: () => Promise<StoreWorld>): void {
  describe(`store contract on ${name}`, () => {
    let world: StoreWorld;
    let store: Driver;
    let tables = 0;

    beforeAll(async () => {
      world = await enter();
      store = await world.open();
    });
    afterAll(async () => {
      await store.close();
      await world.leave();
    });

    /** A table of the test's own. */
    async function table(columns: string): Promise<string> {
      tables += 1;
      await store.atomic([say(`create table t${tables} (${columns})`)]);
      return `t${tables}`;
    }
    const all = (from: string) => store.query(say(`select * from ${from} order by 1`));

    test('a unit returns the rows of each of its statements', async () => {
      const t = await table('a integer primary key, b text');
      const committed = await store.atomic([
        say(`insert into ${t} values (?, ?), (?, ?) returning a, b`, 1, 'one', 2, 'two'),
        say(`insert into ${t} values (3, 'three')`),
        say(`update ${t} set b = upper(b) where a >= ? returning b`, 2),
        say(`select count(*) from ${t}`),
      ]);
      expect(committed).toEqual({
        ok: true,
        rows: [
          [
            [1, 'one'],
            [2, 'two'],
          ],
          [],
          [['TWO'], ['THREE']],
          [[3]],
        ],
      });
    });

    test('a unit of nothing is done', async () => {
      expect(await store.atomic([])).toEqual({ ok: true, rows: [] });
    });

    test('what is acknowledged is read', async () => {
      const t = await table('a integer primary key');
      for (let a = 1; a <= 20; a += 1) {
        await store.atomic([say(`insert into ${t} values (?)`, a)]);
        expect(await store.query(say(`select max(a) from ${t}`))).toEqual([[a]]);
      }
    });

    test('a refused unit leaves nothing, whichever statement was refused', async () => {
      const t = await table('a integer primary key, b text not null');
      const good = say(`insert into ${t} values (1, 'x')`);
      const bad = say(`insert into ${t} values (2, null)`);
      for (const unit of [
        [bad, good],
        [good, bad],
        [good, bad, say(`insert into ${t} values (3, 'y')`)],
      ]) {
        expect(await store.atomic(unit)).toEqual({ ok: false, refused: 'not_null', column: `${t}.b` });
        expect(await all(t)).toEqual([]);
      }
    });

    test('each constraint refuses by its own name', async () => {
      const t = await table(
        'a integer primary key, b text unique, c integer not null check (c < 10), d, e, unique (d, e)',
      );
      await store.atomic([say(`insert into ${t} values (1, 'x', 1, 'd', 'e')`)]);
      const refusalOf = (values: string) => store.atomic([say(`insert into ${t} values (${values})`)]);
      const unique = { ok: false, refused: 'unique' } as const;
      expect(await refusalOf("1, 'y', 1, 1, 1")).toEqual({ ...unique, column: `${t}.a` });
      expect(await refusalOf("2, 'x', 1, 1, 1")).toEqual({ ...unique, column: `${t}.b` });
      expect(await refusalOf("2, 'y', 1, 'd', 'e'")).toEqual({ ...unique, column: `${t}.d, ${t}.e` });
      expect(await refusalOf("2, 'y', null, 1, 1")).toEqual({ ok: false, refused: 'not_null', column: `${t}.c` });
      expect(await refusalOf("2, 'y', 10, 1, 1")).toEqual({ ok: false, refused: 'check', column: 'c < 10' });
      expect(await all(t)).toHaveLength(1);
    });

    test('a hundred units at once take a hundred numbers, and the refused among them none', async () => {
      const t = await table('seq integer primary key not null, who integer');
      const head = await table('id integer primary key, head integer not null');
      await store.atomic([say(`insert into ${head} values (1, 0)`)]);
      const append = (who: number) =>
        store.atomic([
          say(`insert into ${t} values ((select head + 1 from ${head} where id = 1), ?)`, who),
          say(`update ${head} set head = head + 1 where id = 1`),
          // Every third one is told no by its last statement.
          say(`insert into ${head} values (?, 0) returning id`, who % 3 === 0 ? 1 : who + 2),
        ]);
      const results = await Promise.all(Array.from({ length: 100 }, (_, who) => append(who)));
      results.forEach((result, who) => expect(result.ok).toBe(who % 3 !== 0));
      const rows = await all(t);
      expect(rows.map(([seq]) => Number(seq))).toEqual(Array.from({ length: 66 }, (_, index) => index + 1));
      expect(await store.query(say(`select head from ${head} where id = 1`))).toEqual([[66]]);
    });

    test('units that wait for each other keep their order', async () => {
      const t = await table('a integer primary key autoincrement, b integer');
      for (let b = 0; b < 10; b += 1) await store.atomic([say(`insert into ${t} (b) values (?)`, b)]);
      expect((await all(t)).map(([, b]) => b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    });

    test('values come back as they went in', async () => {
      const t = await table('a integer primary key, b');
      const values: SqlValue[] = [
        null,
        0,
        -1,
        1.5,
        -0.1,
        2 ** 31,
        2 ** 40,
        Number.MAX_SAFE_INTEGER,
        2 ** 53,
        Number.MIN_SAFE_INTEGER,
        '',
        'ß',
        'e\u0301',
        '👩‍👩‍👧 \u{1d4b3}',
        'a\0b',
        '"quoted" \'so\' \\ \r\n\t',
        '\u2028\ufeff',
        '1',
        'null',
        new Uint8Array(),
        new Uint8Array([0, 1, 127, 128, 255]),
        new Uint8Array(100_000).fill(7),
      ];
      const insert = (value: SqlValue, index: number) =>
        say(`insert into ${t} values (?, ?) returning b`, index, value);
      const committed = await store.atomic(values.map(insert));
      expect(committed).toEqual({ ok: true, rows: values.map((value) => [[value]]) });
      expect((await all(t)).map(([, b]) => b)).toEqual(values);
    });

    test('whole numbers are integers to SQL, bigints too', async () => {
      const t = await table('a text, b integer');
      await store.atomic([say(`insert into ${t} values (?, ?)`, 7, 7n)]);
      expect(await store.query(say(`select a, b, typeof(b), typeof(?), typeof(?) from ${t}`, 7, 7.5))).toEqual([
        ['7', 7, 'integer', 'integer', 'real'],
      ]);
    });

    test('half of a surrogate pair becomes U+FFFD', async () => {
      const t = await table('a text');
      expect(await store.atomic([say(`insert into ${t} values (?) returning a`, 'a\ud83db')])).toEqual({
        ok: true,
        rows: [[['a\ufffdb']]],
      });
    });

    test('a text of 4 MB is one value', async () => {
      const t = await table('a text');
      const text = 'Zwölf Boxkämpfer jagen Viktor 🥊 quer über den Sylter Deich. '.repeat(65_000);
      await store.atomic([say(`insert into ${t} values (?)`, text)]);
      const [[read] = []] = await all(t);
      expect(read === text).toBe(true);
    });

    test('a mistake in a statement is thrown as it is and spoils nothing', async () => {
      const t = await table('a integer primary key');
      const unit = store.atomic([say(`insert into ${t} values (1)`), say('insert intoo nowhere')]);
      const neighbour = store.atomic([say(`insert into ${t} values (2)`)]);
      const error = await unit.catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(Error);
      expect(error).not.toBeInstanceOf(StoreError);
      expect((await neighbour).ok).toBe(true);
      expect(await store.query(say('select nothing from nowhere')).catch((thrown: unknown) => thrown)).toBeInstanceOf(
        Error,
      );
      expect(await all(t)).toEqual([[2]]);
    });

    test('a read cannot write', async () => {
      const t = await table('a integer primary key');
      const write = store.query(say(`insert into ${t} values (1) returning a`));
      expect(await write.catch((thrown: unknown) => thrown)).toBeInstanceOf(TypeError);
      expect(await all(t)).toEqual([]);
    });

    test('a unit waits for a lock that somebody else holds', async () => {
      const t = await table('a integer primary key');
      const release = await world.holdLock?.();
      let settled = 0;
      const units = [1, 2, 3].map((a) =>
        store.atomic([say(`insert into ${t} values (?)`, a)]).finally(() => (settled += 1)),
      );
      // Reads do not wait, and while they are served the units are not.
      if (release) for (let read = 0; read < 5; read += 1) expect(await all(t)).toEqual([]);
      if (release) expect(settled).toBe(0);
      await release?.();
      expect((await Promise.all(units)).map(({ ok }) => ok)).toEqual([true, true, true]);
      expect(await all(t)).toEqual([[1], [2], [3]]);
    });

    test('what is closed says so', async () => {
      const other = await world.open();
      await other.close();
      const error = await other.atomic([say('select 1')]).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(StoreError);
      expect(error).toMatchObject({ fault: 'unavailable' });
    });
  });
}
