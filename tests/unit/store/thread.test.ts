import { expect, test } from 'bun:test';
import * as fc from 'fast-check';
import { AnswerPacker, unpackAnswers } from '../../../src/store/answer-packing.ts';
import type { SqlValue, Statement } from '../../../src/store/driver.ts';
import { sqliteDriver } from '../../../src/store/driver.sqlite.ts';
import { threadedDriver } from '../../../src/store/driver.threaded.ts';
import { openDatabase } from '../../../src/store/file-database.ts';
import { UnitPacker, UnitUnpacker } from '../../../src/store/unit-packing.ts';
import type { WriterAnswer } from '../../../src/store/writer-messages.ts';
import { WriterThread } from '../../../src/store/writer-thread.ts';
import { mostInOneTurn } from '../../support/most-in-one-turn.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { commitsInLog } from '../../support/wal.ts';

const say = (sql: string, ...params: SqlValue[]): Statement => ({ sql, params });

const value: fc.Arbitrary<SqlValue> = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.double(),
  fc.bigInt(),
  fc.constant(null),
  fc.uint8Array(),
);
const statement = fc.record({ sql: fc.constantFrom('a', 'b', 'c'), params: fc.array(value, { maxLength: 5 }) });

test('units arrive as they were packed, message after message', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.array(statement, { maxLength: 4 }), { maxLength: 5 }), { maxLength: 5 }),
      (messages) => {
        const [packer, unpacker] = [new UnitPacker(), new UnitUnpacker()];
        for (const units of messages) {
          for (const unit of units) packer.add(unit);
          expect(unpacker.unpack(structuredClone(packer.take(0)))).toEqual(units);
        }
      },
    ),
  );
});

test('texts are sent once, and begin anew before there are too many', () => {
  const [packer, unpacker] = [new UnitPacker(), new UnitUnpacker()];
  let [sent, remembered] = [0, 0];
  for (let round = 0; round < 6_000; round += 1) {
    const unit = [say(`select ${round % 3_000}`), say('select 0')];
    packer.add(unit);
    const message = packer.take(round);
    sent += message.texts.length;
    expect(message.texts.length).toBeLessThanOrEqual(2);
    remembered = message.texts.length + (message.anew ? 0 : remembered);
    expect(remembered).toBeLessThanOrEqual(1_026);
    expect(unpacker.unpack(message)).toEqual([unit]);
  }
  expect(sent).toBeLessThan(6_100);
});

test('a message is full after so many units, or so much text', () => {
  const packer = new UnitPacker();
  for (let unit = 0; unit < 256; unit += 1) {
    expect(packer.full).toBe(false);
    packer.add([say('select ?', 'x')]);
  }
  expect(packer.full).toBe(true);
  packer.take(0);
  expect(packer.full).toBe(false);
  packer.add([say('select ?, ?', 'x'.repeat(1 << 19), new Uint8Array((1 << 19) + 1))]);
  expect(packer.full).toBe(true);
  packer.take(256);
  expect(packer.full).toBe(false);
});

test('answers arrive as they were packed', () => {
  const rows = fc.array(fc.tuple(value, value), { maxLength: 3 });
  const stored: fc.Arbitrary<WriterAnswer> = fc.record({
    ok: fc.constant(true as const),
    rows: fc.array(rows, { maxLength: 3 }),
  });
  const failed: fc.Arbitrary<WriterAnswer> = fc.constantFrom<WriterAnswer>(
    { ok: false, refused: 'unique', column: 't.a' },
    { fault: 'full', message: 'no room' },
    { mistake: 'no such table', code: undefined },
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(stored, failed), { maxLength: 8 }), (answers) => {
      const packer = new AnswerPacker();
      answers.forEach((answer, index) => packer.add(index + 7, answer));
      const arrived: [number, WriterAnswer][] = [];
      unpackAnswers(structuredClone(packer.take([])), (number, answer) => arrived.push([number, answer]));
      expect(arrived).toEqual(answers.map((answer, index) => [index + 7, answer]));
    }),
  );
});

test('what is submitted together is one commit, acknowledged in order', async () => {
  using folder = tempFolder();
  const path = folder.file('redraft.db');
  const driver = await threadedDriver(path, sqliteDriver(openDatabase(path)));
  await driver.atomic([say('create table t (a integer primary key)')]);
  const before = commitsInLog(path);
  const order: number[] = [];
  const units = Array.from({ length: 100 }, (_, a) => driver.atomic([say('insert into t values (?)', a)]));
  await Promise.all(units.map((unit, index) => unit.then(() => order.push(index))));
  expect(order).toEqual(Array.from({ length: 100 }, (_, index) => index));
  expect(commitsInLog(path) - before).toBe(1);
  await driver.close();
});

// Two hundred runs went on at one commit, each with some ms of work, and for half a second nobody else had a turn.
test('those who wait for one commit go on in turns of the event loop, in order', async () => {
  using folder = tempFolder();
  const path = folder.file('redraft.db');
  const driver = await threadedDriver(path, sqliteDriver(openDatabase(path)));
  await driver.atomic([say('create table t (a integer primary key)')]);
  const order: number[] = [];
  const most = await mostInOneTurn((look) =>
    Promise.all(
      Array.from({ length: 64 }, async (_, a) => {
        await driver.atomic([say('insert into t values (?)', a)]);
        await undefined;
        for (const began = performance.now(); performance.now() - began < 3;);
        order.push(a);
        look();
      }),
    ),
  );
  expect(order).toEqual(Array.from({ length: 64 }, (_, index) => index));
  expect(most).toBeLessThanOrEqual(32);
  await driver.close();
});

test('more than fits a message is stored too, in order', async () => {
  using folder = tempFolder();
  const path = folder.file('redraft.db');
  const driver = await threadedDriver(path, sqliteDriver(openDatabase(path)));
  await driver.atomic([say('create table t (a integer primary key autoincrement, b, c)')]);
  const insert = (b: number) =>
    driver.atomic([say('insert into t (b, c) values (?, ?)', b, b % 100 === 0 ? 'x'.repeat(600_000) : '')]);
  await Promise.all(Array.from({ length: 1_000 }, (_, b) => insert(b)));
  const rows = await driver.query(say('select b from t order by a'));
  expect(rows.map(([b]) => b)).toEqual(Array.from({ length: 1_000 }, (_, b) => b));
  await driver.close();
});

test('a mistake keeps its code across the threads', async () => {
  using folder = tempFolder();
  const path = folder.file('redraft.db');
  const driver = await threadedDriver(path, sqliteDriver(openDatabase(path)));
  const error = await driver.atomic([say('insert intoo t')]).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: 'SQLITE_ERROR', message: expect.stringContaining('intoo') });
  await driver.close();
});

test('close waits for what was submitted', async () => {
  using folder = tempFolder();
  const path = folder.file('redraft.db');
  const driver = await threadedDriver(path, sqliteDriver(openDatabase(path)));
  const units = [say('create table t (a)'), say('insert into t values (1)')].map((unit) => driver.atomic([unit]));
  await driver.close();
  expect((await Promise.all(units)).map(({ ok }) => ok)).toEqual([true, true]);
  expect(await driver.atomic([]).catch((error: unknown) => error)).toMatchObject({ fault: 'unavailable' });
});

test('a thread that cannot open its file says so, and one that ended fails what waits for it', async () => {
  using folder = tempFolder();
  const lost = new WriterThread({ path: folder.file('no/such/folder.db'), patienceMs: 0 });
  const error = await lost.ready.catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ name: 'StoreError', fault: 'unavailable' });
  expect(await lost.submit([]).catch((thrown: unknown) => thrown)).toMatchObject({ fault: 'unavailable' });

  const thread = new WriterThread({ path: folder.file('redraft.db'), patienceMs: 0 });
  await thread.ready;
  const unit = thread.submit([say('create table t (a)')]);
  // Closing overtakes the unit, which is posted at the end of this turn.
  const closed = thread.close();
  expect(await unit.catch((thrown: unknown) => thrown)).toMatchObject({ name: 'StoreError', fault: 'unavailable' });
  await closed;
});
