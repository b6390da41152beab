import type { Database, Statement as Compiled } from 'bun:sqlite';
import type { Row, SqlValue, Statement } from './driver.ts';

/** More SQL texts than the product has; only lists with many filters make new ones. */
const KEPT = 256;

/**
 * What would end or escape the transaction that a unit shares with its neighbours. An explained write stays in
 * progress until it runs again, and no savepoint can be opened meanwhile.
 */
const NOT_FOR_UNITS = /^\s*(begin|commit|end|rollback|savepoint|release|attach|detach|vacuum|explain)\b/i;

/** The connection's prepared statements by their text; the least recently used is finalised first. */
export class StatementCache {
  readonly #database: Database;
  readonly #compiled = new Map<string, Compiled<unknown, SqlValue[]>>();

  constructor(database: Database) {
    this.#database = database;
  }

  /** Runs a statement and returns its rows. */
  run({ sql, params }: Statement): readonly Row[] {
    return this.#get(sql).values(...params);
  }

  /** The same for a statement that only reads. */
  read({ sql, params }: Statement): readonly Row[] {
    const compiled = this.#get(sql);
    if (!isRead(compiled)) throw new TypeError(`only atomic() writes: ${sql}`);
    return compiled.values(...params);
  }

  /** An open statement would keep the file open behind a closed connection. */
  clear(): void {
    for (const compiled of this.#compiled.values()) compiled.finalize();
    this.#compiled.clear();
  }

  #get(sql: string): Compiled<unknown, SqlValue[]> {
    const known = this.#compiled.get(sql);
    if (known) {
      this.#compiled.delete(sql);
      this.#compiled.set(sql, known);
      return known;
    }
    const compiled = this.#database.prepare<unknown, SqlValue[]>(sql);
    if (NOT_FOR_UNITS.test(sql) && !isRead(compiled)) {
      compiled.finalize();
      throw new TypeError(`neither a read nor a part of a unit: ${sql}`);
    }
    this.#compiled.set(sql, compiled);
    for (const [oldest, statement] of this.#compiled) {
      if (this.#compiled.size <= KEPT) break;
      statement.finalize();
      this.#compiled.delete(oldest);
    }
    return compiled;
  }
}

function isRead(compiled: Compiled): boolean {
  return compiled.readonly && compiled.reader;
}
