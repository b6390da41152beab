import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Words and rules that a person wants to be left alone, as JSON lists. */
export const dictionaries = sqliteTable('dictionaries', {
  principal: text().primaryKey(),
  words: text().notNull().default('[]'),
  rules: text().notNull().default('[]'),
});

/** When a person began anew with a rule: what they decided until then teaches nothing, also when an undo brings it back. */
export const ruleResets = sqliteTable(
  'rule_resets',
  {
    principal: text().notNull(),
    /** '' = every rule. */
    rule: text().notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.principal, t.rule] })],
);

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
