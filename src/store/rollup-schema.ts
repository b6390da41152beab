import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

const counter = () => integer().notNull().default(0);
const histogram = () => text().notNull().default('{}');

/**
 * What a job adds to a rollup, counted in the period in which it was accepted: `d2026-11-21` or `m2026-11`, in UTC, and all kinds and
 * strategies together (both empty) in `t2026-11-21`.
 */
export const jobRollups = sqliteTable(
  'job_rollups',
  {
    principal: text().notNull(),
    period: text().notNull(),
    kind: text().notNull(),
    strategy: text().notNull(),
    accepted: counter(),
    completed: counter(),
    failed: counter(),
    cancelled: counter(),
    /** Running time of the jobs that ended so: how many fell into each bucket, as JSON. */
    completedMs: histogram(),
    failedMs: histogram(),
    cancelledMs: histogram(),
    /** Changes that passes made, and changes that they offered. */
    applied: counter(),
    suggested: counter(),
    /** Changes that somebody has decided on, as it stands. */
    kept: counter(),
    rejected: counter(),
    inputTokens: counter(),
    outputTokens: counter(),
    /** Millionths of a US dollar. */
    cost: counter(),
  },
  (t) => [primaryKey({ columns: [t.principal, t.period, t.kind, t.strategy] })],
);

/** The changes of `jobRollups` by the rule that made them. */
export const ruleRollups = sqliteTable(
  'rule_rollups',
  {
    principal: text().notNull(),
    period: text().notNull(),
    /** The name of the pass. */
    pass: text().notNull(),
    category: text().notNull(),
    rule: text().notNull(),
    applied: counter(),
    suggested: counter(),
    kept: counter(),
    rejected: counter(),
  },
  (t) => [primaryKey({ columns: [t.principal, t.period, t.pass, t.category, t.rule] })],
);
