import { Database } from 'bun:sqlite';
import { expect, test } from 'bun:test';
import { generateSQLiteDrizzleJson, generateSQLiteMigration } from 'drizzle-kit/api';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import config from '../../drizzle.config.ts';
import * as conversations from '../../src/store/conversations-schema.ts';
import * as files from '../../src/store/files-schema.ts';
import * as people from '../../src/store/people-schema.ts';
import * as rollups from '../../src/store/rollup-schema.ts';
import * as schema from '../../src/store/schema.ts';

const DRIZZLE = join(import.meta.dir, '../../drizzle');
const declared = () =>
  generateSQLiteDrizzleJson({ ...schema, ...rollups, ...people, ...files, ...conversations }, undefined, 'snake_case');

test('the schema is what the newest migration left: after a change, run bunx drizzle-kit generate', async () => {
  const newest = readdirSync(join(DRIZZLE, 'meta'))
    .filter((name) => name.endsWith('_snapshot.json'))
    .sort()
    .at(-1);
  const snapshot = await Bun.file(join(DRIZZLE, 'meta', newest ?? '')).json();
  expect(await generateSQLiteMigration(snapshot, await declared())).toEqual([]);
  const schemas = readdirSync(join(DRIZZLE, '../src/store')).filter((name) => name.endsWith('schema.ts'));
  expect(config).toMatchObject({ casing: 'snake_case', out: './drizzle' });
  expect([config.schema].flat().toSorted()).toEqual(schemas.map((name) => `./src/store/${name}`).toSorted());
});

test('a change of the schema is seen', async () => {
  const changed = await declared();
  delete changed.tables.meta;
  expect(await generateSQLiteMigration(changed, await declared())).toHaveLength(1);
});

test('the migrations build the schema that is declared', async () => {
  const empty = await generateSQLiteDrizzleJson({});
  const fromSchema = built(await generateSQLiteMigration(empty, await declared()));
  const fromMigrations = built(readMigrationFiles({ migrationsFolder: DRIZZLE }).flatMap(({ sql }) => sql));
  expect(fromMigrations).toEqual(fromSchema);
  expect(fromSchema.length).toBeGreaterThan(10);
});

/** Every column of every table and every index with its condition, in order. */
function built(statements: readonly string[]): unknown[] {
  using database = new Database(':memory:');
  for (const statement of statements) database.run(statement);
  const read = (sql: string) => database.query<unknown, []>(sql).all();
  return [
    ...read(`select t.name "table", c.name "column", c.type, c."notnull", c.dflt_value, c.pk
             from sqlite_schema t, pragma_table_info(t.name) c where t.type = 'table' and t.name not like 'job_titles%' order by 1, 2`),
    ...read(`select t.name "table", i.name "index", i."unique", x.seqno, x.name "column"
             from sqlite_schema t, pragma_index_list(t.name) i, pragma_index_info(i.name) x where t.type = 'table' and t.name not like 'job_titles%' order by 1, 2, 4`),
    ...read(`select name, sql from sqlite_schema where type = 'index' and sql is not null order by 1`),
  ];
}
