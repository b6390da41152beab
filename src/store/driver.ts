/** A value as SQLite knows it. */
export type SqlValue = string | number | bigint | null | Uint8Array;

/** One SQL statement with its positional parameters. */
export interface Statement {
  readonly sql: string;
  readonly params: readonly SqlValue[];
}

/** A row's values in the order of its columns. */
export type Row = readonly SqlValue[];

/**
 * What became of a unit. `refused`: a constraint said no and nothing of the unit was stored; that is how a unit states
 * its own conditions (a NULL where none may be, a key that is taken).
 */
export type Committed =
  | { readonly ok: true; readonly rows: readonly (readonly Row[])[] }
  | { readonly ok: false; readonly refused: 'unique' | 'not_null' | 'check'; readonly column: string };

/**
 * A database behind the store. Two of them, one contract: bun:sqlite in this process, a libSQL server over HTTP.
 * There is no interactive transaction on purpose: a unit is a list of statements, all or nothing, and decides by
 * conditions in its SQL. Failures other than a refusal throw a `StoreError`.
 */
export interface Driver {
  /** Reads what is committed. */
  query(statement: Statement): Promise<readonly Row[]>;
  /** Resolves once the unit is on disk, with the rows that each of its statements returned. */
  atomic(unit: readonly Statement[]): Promise<Committed>;
  close(): Promise<void>;
}
