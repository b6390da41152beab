import { and, eq, gt, isNull, lt, lte } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'bun:test';
import { join } from 'node:path';
import type { SqlValue } from '../../../src/store/driver.ts';
import { sqliteDriver } from '../../../src/store/driver.sqlite.ts';
import { openDatabase } from '../../../src/store/file-database.ts';
import { Migrations } from '../../../src/store/migrations.ts';
import { queriesOf } from '../../../src/store/queries.ts';
import {
  commands,
  events,
  idempotency,
  inputs,
  jobIsOpen,
  jobs,
  tickets,
  versions,
} from '../../../src/store/schema.ts';
import { type Buildable, statementOf } from '../../../src/store/statement.ts';

const database = openDatabase(':memory:');
const driver = sqliteDriver(database);
const db = queriesOf(driver);
beforeAll(() => new Migrations(join(import.meta.dir, '../../../drizzle')).apply(driver, 'of this test'));
afterAll(() => driver.close());

/** Each query, the index that answers it, and no sorting afterwards. */
const queries: Record<string, readonly [Buildable, string]> = {
  'a job': [db.select().from(jobs).where(eq(jobs.id, 'j')), 'jobs_id_unique (id=?)'],
  'open jobs': [db.select().from(jobs).where(jobIsOpen).orderBy(jobs.createdAt), 'jobs_open'],
  'jobs to trim': [
    db
      .select({ id: jobs.id })
      .from(jobs)
      .where(and(lt(jobs.endedAt, 1), isNull(jobs.trimmedAt)))
      .orderBy(jobs.endedAt)
      .limit(100),
    'jobs_to_trim (ended_at<?)',
  ],
  'the log from a cursor': [
    db
      .select()
      .from(events)
      .where(and(eq(events.job, 'j'), gt(events.seq, 5)))
      .orderBy(events.seq)
      .limit(500),
    'sqlite_autoindex_events_1 (job=? AND seq>?)',
  ],
  'the provisional rows of a block': [
    db.delete(events).where(and(eq(events.job, 'j'), eq(events.part, '1.b3'))),
    'events_provisional (job=? AND part=?)',
  ],
  'a log that is trimmed': [db.delete(events).where(eq(events.job, 'j')), 'sqlite_autoindex_events_1 (job=?)'],
  'an input': [db.select().from(inputs).where(eq(inputs.job, 'j')), 'sqlite_autoindex_inputs_1 (job=?)'],
  'a command': [
    db
      .select()
      .from(commands)
      .where(and(eq(commands.job, 'j'), eq(commands.principal, 'p'), eq(commands.id, 'i'))),
    'sqlite_autoindex_commands_1 (job=? AND principal=? AND id=?)',
  ],
  'the commands of a job': [db.delete(commands).where(eq(commands.job, 'j')), 'sqlite_autoindex_commands_1 (job=?)'],
  'an idempotency key': [
    db
      .select()
      .from(idempotency)
      .where(and(eq(idempotency.principal, 'p'), eq(idempotency.route, 'r'), eq(idempotency.key, 'k'))),
    'sqlite_autoindex_idempotency_1 (principal=? AND route=? AND key=?)',
  ],
  'expired idempotency keys': [
    db.delete(idempotency).where(lte(idempotency.expiresAt, 1)),
    'idempotency_expired (expires_at<?)',
  ],
  'expired tickets': [db.delete(tickets).where(lte(tickets.expiresAt, 1)), 'tickets_expired (expires_at<?)'],
  'the versions of a job': [
    db.select().from(versions).where(eq(versions.job, 'j')).orderBy(versions.version),
    'sqlite_autoindex_versions_1 (job=?)',
  ],
};

for (const [name, [query, index]] of Object.entries(queries)) {
  test(`${name}: by index`, () => {
    const { sql: text, params } = statementOf(query);
    using explain = database.prepare<unknown, SqlValue[]>(`explain query plan ${text}`);
    const plan = explain.values(...params).map((row) => String(row[3]));
    expect(plan).toHaveLength(1);
    expect(plan[0]).toMatch(/^(SEARCH|SCAN) \w+ USING (COVERING )?INDEX /);
    expect(plan[0]).toEndWith(`INDEX ${index}`);
  });
}
