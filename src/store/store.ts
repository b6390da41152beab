import { BootError } from './boot-error.ts';
import type { Driver } from './driver.ts';
import { sqliteDriver } from './driver.sqlite.ts';
import { threadedDriver } from './driver.threaded.ts';
import { openDatabase, openFile } from './file-database.ts';
import { generationOf } from './generation.ts';
import type { Turn } from './group-commit.ts';
import { Lineage } from './lineage.ts';
import { Migrations } from './migrations.ts';
import { type Queries, queriesOf } from './queries.ts';
import { StoreError } from './store-error.ts';
import { databaseAddress } from './store-url.ts';

export { statementOf } from './statement.ts';

/** Which database, and how it is opened. */
export interface StoreOptions {
  /** `:memory:`, a path, `file:path`, or the `libsql:`, `https:` or `http:` address of a libSQL server. */
  readonly url: string;
  readonly authToken?: string | undefined;
  /** Drizzle's folder; the product's own unless told. */
  readonly migrationsFolder?: string;
  /** Hears what every transaction of a database in this process cost. */
  readonly onTurn?: (turn: Turn) => void;
}

/** The database behind a driver, with Drizzle over it. */
export interface Store extends Driver {
  /** Awaiting a query reads. A write is built with it and handed to `atomic` by `statementOf`. */
  readonly db: Queries;
  /** The database's part of every epoch. */
  readonly generation: string;
  /** Writes a row of its own to the disk. @throws StoreError that says why the database takes no writes. */
  probe(): Promise<void>;
}

const MIGRATIONS = new URL('../../drizzle', import.meta.url).pathname;

/**
 * Opens a database and brings its schema up to date.
 *
 * @throws BootError when the database cannot be used, with one line for the person who started the program.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const place = databaseAddress(options.url);
  const migrations = new Migrations(options.migrationsFolder ?? MIGRATIONS);
  switch (place.kind) {
    case 'memory':
      return openStoreOver(sqliteDriver(openDatabase(':memory:'), options), migrations, ':memory:');
    case 'file':
      return openFileStore(place.path, migrations, options);
    case 'server': {
      // A database file never loads the client, which takes longer to load than SQLite takes to open.
      const { libsqlDriver } = await import('./driver.libsql.ts');
      return openStoreOver(libsqlDriver({ url: place.url, authToken: options.authToken }), migrations, place.name);
    }
  }
}

async function openFileStore(given: string, migrations: Migrations, options: StoreOptions): Promise<Store> {
  const { path, database, lock } = await openFile(given, (file) => migrations.applied(file, given));
  const local = sqliteDriver(database);
  let [driver, lineage]: [Driver, Lineage | undefined] = [local, undefined];
  const onTurn = (turn: Turn) => {
    lineage?.moved();
    options.onTurn?.(turn);
  };
  const close = async () => {
    await lineage?.close();
    await driver.close();
    lock.release();
  };
  return whenUsable(given, close, async () => {
    await migrations.apply(local, given);
    driver = await threadedDriver(path, local, { onTurn });
    lineage = await Lineage.open(driver, lock);
    return storeOver({ ...driver, close });
  });
}

async function openStoreOver(driver: Driver, migrations: Migrations, name: string): Promise<Store> {
  return whenUsable(name, driver.close, async () => {
    await migrations.apply(driver, name);
    return storeOver(driver);
  });
}

async function storeOver(driver: Driver): Promise<Store> {
  const generation = await generationOf(driver);
  // SQLite skips the write of a row that stays the same.
  const count = `insert into meta (key, value) values ('probe', '1')
    on conflict (key) do update set value = cast(value as integer) + 1`;
  const probe = async () => void (await driver.atomic([{ sql: count, params: [] }]));
  return { ...driver, db: queriesOf(driver), generation, probe };
}

async function whenUsable(name: string, close: () => Promise<void>, open: () => Promise<Store>): Promise<Store> {
  try {
    return await open();
  } catch (error) {
    await close();
    if (error instanceof StoreError)
      throw new BootError(`The database ${name} cannot be used: ${error.message}.`, error);
    throw error;
  }
}
