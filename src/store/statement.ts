import { fillPlaceholders, is, type Query, SQL } from 'drizzle-orm';
import { SQLiteSyncDialect } from 'drizzle-orm/sqlite-core';
import type { SqlValue, Statement } from './driver.ts';

/** What Drizzle builds: a query of `store.db`, or a piece of SQL. */
export type Buildable = SQL | { toSQL(): Query };

const dialect = new SQLiteSyncDialect({ casing: 'snake_case' });

/**
 * The statement that a Drizzle query stands for, ready for `atomic`.
 *
 * @example store.atomic([statementOf(store.db.insert(jobs).values(row)), statementOf(sql`delete from …`)])
 */
export function statementOf(query: Buildable): Statement {
  return statementTemplate(query)({});
}

/**
 * Builds a query with `sql.placeholder(name)` in it once, for statements that run often: building costs several times
 * what SQLite takes to run it.
 *
 * @example const trim = statementTemplate(db.delete(events).where(eq(events.job, sql.placeholder('job'))));
 * store.atomic([trim({ job })])
 */
export function statementTemplate(query: Buildable): (values: Readonly<Record<string, unknown>>) => Statement {
  const { sql, params } = is(query, SQL) ? dialect.sqlToQuery(query) : query.toSQL();
  return (values) => ({ sql, params: fillPlaceholders(params, { ...values }).map(sqlValue) });
}

/** @throws TypeError for what SQLite has no type for. */
export function sqlValue(value: unknown): SqlValue {
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'bigint':
      return value;
    case 'boolean':
      return value ? 1 : 0;
    default:
      if (value === null || value instanceof Uint8Array) return value;
      throw new TypeError(
        `SQLite has no type for ${typeof value === 'object' ? value?.constructor.name : typeof value}`,
      );
  }
}
