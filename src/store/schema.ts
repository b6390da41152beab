import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { Decision } from '../protocol/review/decisions.ts';
import type { Category } from '../protocol/document.ts';
import type { EventType } from '../protocol/events.ts';
import type { JobStatus } from '../protocol/status.ts';

/** Times are ms since 1970 unless a column says otherwise. */

/** A partial index serves only a query that says its condition in the same words, without parameters. */
export const jobIsOpen = sql<boolean>`status not in ('completed', 'failed', 'cancelled')`;

/** Every job: what lists and runners need of it without its log. */
export const jobs = sqliteTable(
  'jobs',
  {
    /** In the order of acceptance, which no clock can turn round: what lists are sorted by. Given out by SQLite. */
    number: integer().primaryKey(),
    id: text().notNull().unique(),
    principal: text().notNull(),
    kind: text().notNull(),
    title: text().notNull(),
    strategy: text().notNull(),
    status: text().$type<JobStatus>().notNull(),
    /** The job's part of the epoch; the database's generation is the other. */
    nonce: text().notNull(),
    /** The last seq that was given out, and the last one that is not `content`. */
    head: integer().notNull(),
    chain: integer().notNull(),
    /** What `chain` was before the last append, which is the `prev` of that append's first event. */
    prior: integer().notNull().default(0),
    /** Goes up with every claim: a runner that holds an older number can write nothing. */
    fence: integer().notNull().default(0),
    /** Time spent running, which is what the time limit counts. */
    elapsed: integer().notNull().default(0),
    /** How often somebody's decisions on its changes have changed. */
    decisionsRev: integer('decisions_rev').notNull().default(0),
    retryOf: text('retry_of'),
    /** The uploaded file that its text was read from; the file may be gone. */
    file: text(),
    /** The conversation that it is a turn of. */
    conversation: text(),
    createdAt: integer('created_at').notNull(),
    startedAt: integer('started_at'),
    endedAt: integer('ended_at'),
    /** When retention took the log away; the final state stays. */
    trimmedAt: integer('trimmed_at'),
  },
  (t) => [
    // Every index ends in the number, and so in the order of lists.
    index('jobs_by_principal').on(t.principal),
    index('jobs_by_facets').on(t.principal, t.kind, t.strategy, t.status),
    index('jobs_by_file')
      .on(t.file)
      .where(sql`file is not null`),
    index('jobs_by_conversation')
      .on(t.conversation)
      .where(sql`conversation is not null`),
    index('jobs_open').on(t.createdAt).where(jobIsOpen),
    index('jobs_to_trim')
      .on(t.endedAt)
      .where(sql`ended_at is not null and trimmed_at is null`),
  ],
);

/** Between which times the jobs of a span of numbers were accepted; a list goes to the spans that its times touch. */
export const jobSpans = sqliteTable('job_spans', {
  /** `number >> SPAN_BITS` */
  span: integer().primaryKey(),
  low: integer().notNull(),
  high: integer().notNull(),
});

/** What a job was given; apart from `jobs` so that a list never reads a document. */
export const inputs = sqliteTable('inputs', {
  job: text().primaryKey(),
  /** The request as its pipeline parsed it, as JSON. */
  request: text().notNull(),
  /** How whoever asked stood to words, rules and strategies at that moment, as JSON; null = in no way. */
  person: text(),
});

/** The log. `content` rows are provisional: the commit of their `block_complete` deletes them. */
export const events = sqliteTable(
  'events',
  {
    job: text().notNull(),
    seq: integer().notNull(),
    prev: integer(),
    type: text().$type<EventType>().notNull(),
    at: integer().notNull(),
    /** The event's data, as JSON. */
    data: text().notNull(),
    /** `<pass>.<block>` of a `content` row. */
    part: text(),
  },
  (t) => [
    primaryKey({ columns: [t.job, t.seq] }),
    index('events_provisional')
      .on(t.job, t.part)
      .where(sql`part is not null`),
  ],
);

/** The folded state of a job whose log was trimmed. */
export const finalStates = sqliteTable('final_states', {
  job: text().primaryKey(),
  state: text().notNull(),
});

/** Accepted commands with what their reply said, as long as the log is kept. */
export const commands = sqliteTable(
  'commands',
  {
    job: text().notNull(),
    principal: text().notNull(),
    id: text().notNull(),
    /** sha256 of the command without its id, in hex. */
    fingerprint: text().notNull(),
    status: text().$type<JobStatus>().notNull(),
    seq: integer().notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.job, t.principal, t.id] })],
);

/** Answers to requests that carried an `Idempotency-Key`. */
export const idempotency = sqliteTable(
  'idempotency',
  {
    principal: text().notNull(),
    route: text().notNull(),
    key: text().notNull(),
    /** sha256 of the body, in hex. */
    fingerprint: text().notNull(),
    /** The job that the request made. */
    job: text().notNull(),
    expiresAt: integer('expires_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.principal, t.route, t.key] }),
    index('idempotency_expired').on(t.expiresAt),
    index('idempotency_by_job').on(t.job),
  ],
);

/** One-time tickets for a socket, by the sha256 of their secret. */
export const tickets = sqliteTable(
  'tickets',
  {
    hash: text().primaryKey(),
    job: text().notNull(),
    principal: text().notNull(),
    scopes: text().notNull(),
    expiresAt: integer('expires_at').notNull(),
  },
  (t) => [index('tickets_expired').on(t.expiresAt), index('tickets_by_job').on(t.job)],
);

/** Browsers that have signed in with the server's key, by the keyed hash of what their cookie holds. */
export const sessions = sqliteTable(
  'sessions',
  {
    hash: text().primaryKey(),
    expiresAt: integer('expires_at').notNull(),
  },
  (t) => [index('sessions_expired').on(t.expiresAt)],
);

/** The document after each pass; 0 = the original. */
export const versions = sqliteTable(
  'versions',
  {
    job: text().notNull(),
    version: integer().notNull(),
    pass: text().notNull(),
    text: text().notNull(),
    sha256: text().notNull(),
    createdAt: integer('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.job, t.version] })],
);

/** What people decided of changes. What is learned from a decision stays when its job is deleted, without the two names. */
export const decisions = sqliteTable(
  'decisions',
  {
    id: integer().primaryKey(),
    job: text(),
    change: text(),
    /** The change's pass, and the attempt at it that made the change: a later attempt makes others under the same ids. */
    pass: integer().notNull(),
    attempt: integer().notNull(),
    decision: text().$type<Decision>().notNull(),
    principal: text().notNull(),
    strategy: text().notNull(),
    rule: text().notNull(),
    category: text().$type<Category>().notNull().default('style'),
    at: integer().notNull(),
    /** 0 = its person wants nothing to be learned from it. */
    learned: integer().notNull().default(1),
  },
  (t) => [
    uniqueIndex('decisions_by_change').on(t.job, t.change),
    index('decisions_by_rule')
      .on(t.principal, t.rule, t.at, t.decision)
      .where(sql`learned = 1`),
    index('decisions_by_strategy')
      .on(t.principal, t.strategy, t.at, t.decision)
      .where(sql`learned = 1`),
  ],
);

/** What can be taken back: for each action the decisions that it changed, as they were. */
export const decisionActions = sqliteTable(
  'decision_actions',
  {
    job: text().notNull(),
    /** The job's `decisions_rev` after it. */
    rev: integer().notNull(),
    /** JSON; see `Move`. */
    moves: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.job, t.rev] })],
);

/** What runs decided of changes, each once: what is done again after a crash is known by its cause. */
export const decisionCauses = sqliteTable(
  'decision_causes',
  {
    job: text().notNull(),
    cause: text().notNull(),
    /** How many changes it decided. */
    changed: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.job, t.cause] })],
);

/** Facts about the database itself, such as its generation. */
export const meta = sqliteTable('meta', {
  key: text().primaryKey(),
  value: text().notNull(),
});
