import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Words and rules that a person wants to be left alone, as JSON lists. */
export const dictionaries = sqliteTable('dictionaries', {
  principal: text().primaryKey(),
  words: text().notNull().default('[]'),
  rules: text().notNull().default('[]'),
});

/** What people think of strategies. */
export const strategyFeedback = sqliteTable(
  'strategy_feedback',
  {
    id: text().primaryKey(),
    principal: text().notNull(),
    strategy: text().notNull(),
    job: text(),
    /** 1 to 5. */
    rating: integer(),
    comment: text(),
    at: integer().notNull(),
  },
  (t) => [
    index('strategy_feedback_by_principal').on(t.principal, t.strategy, t.rating),
    index('strategy_feedback_by_job').on(t.job),
  ],
);
