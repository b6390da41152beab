import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Conversations, a turn a job. An id belongs to its principal: somebody else's of the same id is another one. */
export const conversations = sqliteTable(
  'conversations',
  {
    principal: text().notNull(),
    id: text().notNull(),
    /** What was asked first. */
    title: text().notNull(),
    turns: integer().notNull(),
    /** The number of its newest job: what lists are sorted by. */
    latest: integer().notNull(),
    /** ms since 1970. */
    createdAt: integer('created_at').notNull(),
    updatedAt: integer('updated_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.principal, t.id] }), index('conversations_by_latest').on(t.principal, t.latest)],
);
