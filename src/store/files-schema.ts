import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** What people have uploaded; the bytes lie in a folder, under the id. */
export const files = sqliteTable(
  'files',
  {
    /** In the order of upload: what lists are sorted by. Given out by SQLite. */
    number: integer().primaryKey(),
    id: text().notNull().unique(),
    principal: text().notNull(),
    /** For people only: never part of a path. */
    name: text().notNull(),
    format: text().$type<'markdown' | 'text'>().notNull(),
    /** As `TextDecoder` calls it. */
    encoding: text().notNull(),
    /** Bytes. */
    size: integer().notNull(),
    /** Hex. */
    sha256: text().notNull(),
    /** ms since 1970. */
    createdAt: integer('created_at').notNull(),
  },
  (t) => [index('files_by_principal').on(t.principal, t.number, t.size)],
);
