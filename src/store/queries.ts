import { drizzle, type SqliteRemoteDatabase } from 'drizzle-orm/sqlite-proxy';
import type { Driver } from './driver.ts';
import * as schema from './schema.ts';
import { sqlValue } from './statement.ts';

/** Drizzle over the store's driver: awaiting a query reads; a write is built here and handed to `atomic`. */
export type Queries = Omit<SqliteRemoteDatabase<typeof schema>, 'batch' | 'transaction' | 'run'>;

/** Drizzle over a driver. */
export function queriesOf(driver: Driver): Queries {
  const read = async (sql: string, params: unknown[], method: string): Promise<{ rows: unknown[] }> => {
    if (method === 'run') throw new TypeError(`only atomic() writes: ${sql}`);
    const rows: unknown[] = [...(await driver.query({ sql, params: params.map(sqlValue) }))];
    // @ts-expect-error Drizzle takes the row itself here, or undefined when there is none; its type says neither.
    if (method === 'get') return { rows: rows[0] };
    return { rows };
  };
  return drizzle(read, { schema, casing: 'snake_case' });
}
