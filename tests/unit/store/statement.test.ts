import { eq, sql } from 'drizzle-orm';
import { afterAll, expect, test } from 'bun:test';
import { jobs, meta, versions } from '../../../src/store/schema.ts';
import { sqlValue, statementOf, statementTemplate } from '../../../src/store/statement.ts';
import { openStore } from '../../../src/store/store.ts';

const store = await openStore({ url: ':memory:' });
const { db } = store;
afterAll(() => store.close());

test('what Drizzle builds runs in a unit and is read back with its types', async () => {
  const row = { job: 'j', version: 1, pass: 'p', text: 'ß', sha256: 'x', createdAt: 5 };
  const unit = [
    statementOf(db.insert(versions).values(row)),
    statementOf(
      db
        .update(versions)
        .set({ text: sql`${versions.text} || ${'!'}` })
        .where(eq(versions.job, 'j'))
        .returning(),
    ),
    statementOf(sql`insert into ${meta} values (${'statement'}, ${'raw'})`),
  ];
  expect((await store.atomic(unit)).ok).toBe(true);
  expect(await db.select().from(versions)).toEqual([{ ...row, text: 'ß!' }]);
  expect(await db.query.versions.findFirst({ where: eq(versions.job, 'j') })).toEqual({ ...row, text: 'ß!' });
  expect(await db.query.versions.findFirst({ where: eq(versions.job, 'none') })).toBe(undefined);
  expect(await db.select().from(meta).where(eq(meta.key, 'statement')).get()).toEqual({
    key: 'statement',
    value: 'raw',
  });
  expect(await db.select().from(meta).where(eq(meta.key, 'none')).get()).toBe(undefined);
  expect(await db.$count(versions)).toBe(1);
});

test('a template is built once and filled many times', async () => {
  const { placeholder } = sql;
  const insert = statementTemplate(db.insert(meta).values({ key: placeholder('key'), value: placeholder('value') }));
  const first = insert({ key: 'a', value: '1' });
  expect(first.params).toEqual(['a', '1']);
  expect(insert({ key: 'b', value: '2' })).toEqual({ sql: first.sql, params: ['b', '2'] });
  expect(() => insert({ key: 'c' })).toThrow('value');
});

test('a write that is awaited instead of handed to atomic() is refused', async () => {
  for (const write of [
    db.delete(meta),
    db.delete(meta).returning(),
    db.insert(meta).values({ key: 'x', value: 'y' }),
  ]) {
    const error: unknown = await write.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(error).toMatchObject({ cause: expect.any(TypeError) });
  }
  expect(await db.$count(jobs)).toBe(0);
  expect((await db.select().from(meta)).length).toBeGreaterThan(0);
});

test('what SQLite has no type for is refused', () => {
  expect([sqlValue(true), sqlValue(false), sqlValue(null), sqlValue(5n)]).toEqual([1, 0, null, 5n]);
  for (const value of [undefined, {}, [], new Date(), Symbol('x')]) expect(() => sqlValue(value)).toThrow(TypeError);
});
