import { createClient } from '@libsql/client/http';
import { Database } from 'bun:sqlite';
import { describe, test } from 'bun:test';
import { sqliteDriver } from '../../src/store/driver.sqlite.ts';
import { libsqlDriver } from '../../src/store/driver.libsql.ts';
import { threadedDriver } from '../../src/store/driver.threaded.ts';
import type { Driver } from '../../src/store/driver.ts';
import { openDatabase } from '../../src/store/file-database.ts';
import { sqldMissing, startSqld } from '../support/sqld.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { type StoreWorld, storeContract } from './store.contract.ts';

storeContract('bun:sqlite in memory', async () => ({
  open: async () => sqliteDriver(openDatabase(':memory:')),
  leave: async () => undefined,
}));

async function fileWorld(open: (path: string) => Promise<Driver>): Promise<StoreWorld> {
  const folder = tempFolder();
  const path = folder.file('redraft.db');
  return {
    open: () => open(path),
    holdLock: async () => {
      const other = new Database(path);
      other.run('BEGIN IMMEDIATE');
      return async () => {
        other.run('ROLLBACK');
        other.close();
      };
    },
    leave: async () => folder[Symbol.dispose](),
  };
}

storeContract('bun:sqlite on a file', () => fileWorld(async (path) => sqliteDriver(openDatabase(path))));

storeContract('bun:sqlite on a file with a writing thread', () =>
  fileWorld((path) => threadedDriver(path, sqliteDriver(openDatabase(path)))),
);

if (sqldMissing && process.env.CI !== 'true') {
  describe.skip(`store contract on a libSQL server: ${sqldMissing}`, () => test('skipped', () => undefined));
} else {
  storeContract('a libSQL server', async () => {
    const server = await startSqld();
    return {
      open: async () => libsqlDriver({ url: server.url }),
      holdLock: async () => {
        const other = createClient({ url: server.url });
        const transaction = await other.transaction('write');
        await transaction.execute('select 1');
        return async () => {
          await transaction.rollback();
          other.close();
        };
      },
      leave: async () => server[Symbol.asyncDispose](),
    };
  });
}
