import type { Database, Statement as Compiled } from 'bun:sqlite';
import type { Row, SqlValue, Statement } from './driver.ts';

/** More SQL texts than the product has; only lists with many filters make new ones. */
const KEPT = 256;

/** What would end or escape the transaction that a unit shares with its neighbours. */
const TRANSACTION_CONTROL = /^\s*(begin|commit|end|rollback|savepoint|release|attach|detach|vacuum)\b/i;

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
    if (!compiled.readonly) throw new TypeError(`only atomic() writes: ${sql}`);
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
    if (TRANSACTION_CONTROL.test(sql)) throw new TypeError(`not for a unit to say: ${sql}`);
    const compiled = this.#database.prepare<unknown, SqlValue[]>(sql);
    this.#compiled.set(sql, compiled);
    for (const [oldest, statement] of this.#compiled) {
      if (this.#compiled.size <= KEPT) break;
      statement.finalize();
      this.#compiled.delete(oldest);
    }
    return compiled;
  }
}
