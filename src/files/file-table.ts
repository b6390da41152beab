import { and, desc, eq, lt, sql } from 'drizzle-orm';
import { files } from '../store/files-schema.ts';
import { statementOf, type Store } from '../store/store.ts';

/** A file without its bytes. */
export type FileRow = typeof files.$inferSelect;
export type NewFileRow = Omit<FileRow, 'number'>;

/** A page of somebody's files, newest first. */
export interface FilePage {
  readonly rows: readonly FileRow[];
  /** The number below which the next page begins; null at the end of the list. */
  readonly next: number | null;
}

/** The rows of `files`. Another principal's file is a file that does not exist. */
export class FileTable {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** All of them, or none. */
  async add(rows: readonly NewFileRow[]): Promise<void> {
    await this.#store.atomic(rows.map((row) => statementOf(this.#store.db.insert(files).values(row))));
  }

  async owned(principal: string, id: string): Promise<FileRow | undefined> {
    const [row] = await this.#store.db.select().from(files).where(eq(files.id, id)).limit(1);
    return row?.principal === principal ? row : undefined;
  }

  async page(principal: string, limit: number, below = Number.MAX_SAFE_INTEGER): Promise<FilePage> {
    const rows = await this.#store.db
      .select()
      .from(files)
      .where(and(eq(files.principal, principal), lt(files.number, below)))
      .orderBy(desc(files.number))
      .limit(limit + 1);
    const shown = rows.slice(0, limit);
    return { rows: shown, next: rows.length > limit ? (shown.at(-1)?.number ?? null) : null };
  }

  /** Bytes of everything a principal keeps. */
  async size(principal: string): Promise<number> {
    const [row] = await this.#store.db
      .select({ bytes: sql<number>`coalesce(sum(size), 0)` })
      .from(files)
      .where(eq(files.principal, principal));
    return row?.bytes ?? 0;
  }

  async remove(id: string): Promise<void> {
    await this.#store.atomic([{ sql: 'delete from files where id = ?', params: [id] }]);
  }

  /** Of these ids those that have no row. */
  async unknown(ids: readonly string[]): Promise<string[]> {
    const rows = await this.#store.query({ sql: 'select id from files', params: [] });
    const known = new Set(rows.map(([id]) => id));
    return ids.filter((id) => !known.has(id));
  }
}
