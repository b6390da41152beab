import { type MigrationMeta, readMigrationFiles } from 'drizzle-orm/migrator';
import { BootError } from './boot-error.ts';
import type { Driver, Statement } from './driver.ts';

/** Drizzle's own table and columns; the number as primary key lets one of two nodes win that migrate at once. */
const JOURNAL = `create table if not exists __drizzle_migrations (
  id integer primary key, hash text not null, created_at numeric
)`;

/** The migrations in a folder that Drizzle generated, and a database's way through them. */
export class Migrations {
  readonly #migrations: readonly MigrationMeta[];

  constructor(folder: string) {
    this.#migrations = readMigrationFiles({ migrationsFolder: folder });
  }

  /**
   * How many of them a database holds. Only reads.
   *
   * @param name how the database is called in what a person reads.
   * @throws BootError when the database holds migrations that are not among these, or tables of something else.
   */
  async applied(database: Pick<Driver, 'query'>, name: string): Promise<number> {
    const hashes = await journal(database, name);
    const unknown = hashes.findIndex((hash, index) => this.#migrations[index]?.hash !== hash);
    if (unknown < 0) return hashes.length;
    throw new BootError(
      `The database ${name} was written by a newer version: its migration ${unknown + 1} is not known here. Update first.`,
    );
  }

  /**
   * Brings a database up to the newest. Each migration and its line in the journal are one unit, so a crash leaves it
   * done or not begun.
   *
   * @throws BootError as `applied` does, and when the data refuse a migration.
   */
  async apply(driver: Driver, name: string): Promise<void> {
    const done = await this.applied(driver, name);
    if (done === 0) await driver.atomic([{ sql: JOURNAL, params: [] }]);
    for (const [index, migration] of this.#migrations.entries()) {
      if (index < done) continue;
      const applied = await driver.atomic(unitOf(migration, index + 1));
      // Refused by the journal: another node was faster.
      if (!applied.ok && applied.column !== '__drizzle_migrations.id') {
        throw new BootError(`Migration ${index + 1} does not fit what the database ${name} holds: ${applied.column}.`);
      }
    }
  }
}

function unitOf({ sql, hash, folderMillis }: MigrationMeta, id: number): Statement[] {
  const line = 'insert into __drizzle_migrations (id, hash, created_at) values (?, ?, ?)';
  const steps = sql.filter((step) => step.trim() !== '').map((step) => ({ sql: step, params: [] }));
  return [{ sql: line, params: [id, hash, folderMillis] }, ...steps];
}

/** The hashes of what was applied, oldest first. */
async function journal(database: Pick<Driver, 'query'>, name: string): Promise<unknown[]> {
  const rows = await database.query({ sql: "select name from sqlite_schema where type = 'table'", params: [] });
  const tables = rows.map(([table]) => String(table));
  if (tables.includes('__drizzle_migrations')) {
    const sql = 'select hash from __drizzle_migrations order by id';
    return (await database.query({ sql, params: [] })).map(([hash]) => hash);
  }
  // Names with an underscore in front belong to tools such as replicators.
  const foreign = tables.find((table) => !/^(_|sqlite_|libsql_)/.test(table));
  if (foreign) throw new BootError(`The database ${name} belongs to another program: it has a table "${foreign}".`);
  return [];
}
