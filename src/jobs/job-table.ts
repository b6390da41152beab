import { and, desc, eq, gte, like, lte, sql } from 'drizzle-orm';
import { NO_STANDING, type Standing, standingSchema } from '../people/standing.ts';
import type { JobStatus } from '../protocol/status.ts';
import { inputs, jobIsOpen, jobs } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import type { Principal } from './principal.ts';

export type JobRow = typeof jobs.$inferSelect;

/** Which jobs a list holds. Times in ms since 1970; `text` is looked for in the titles. */
export interface JobFilter {
  readonly status?: JobStatus | undefined;
  readonly kind?: string | undefined;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  readonly text?: string | undefined;
}

/** The place after which a page begins. */
export interface ListPosition {
  readonly createdAt: number;
  readonly id: string;
}

/** The rows of `jobs`. Another principal's job is a job that does not exist. */
export class JobTable {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  epochOf(row: Pick<JobRow, 'nonce'>): string {
    return row.nonce + this.#store.generation;
  }

  async find(id: string): Promise<JobRow | undefined> {
    const [row] = await this.#store.db.select().from(jobs).where(eq(jobs.id, id)).limit(1);
    return row;
  }

  async owned(principal: Principal, id: string): Promise<JobRow | undefined> {
    const row = await this.find(id);
    return row?.principal === principal.id ? row : undefined;
  }

  /** The request as its pipeline parsed it. */
  async request(id: string): Promise<unknown> {
    return (await this.given(id)).request;
  }

  /** The request, and how whoever sent it stood to words and rules at that moment. */
  async given(id: string): Promise<{ readonly request: unknown; readonly person: Standing }> {
    const [row] = await this.#store.db.select().from(inputs).where(eq(inputs.job, id)).limit(1);
    const person = row?.person ? standingSchema.parse(JSON.parse(row.person)) : NO_STANDING;
    return { request: row ? JSON.parse(row.request) : undefined, person };
  }

  /** Newest first. */
  async list(principal: Principal, filter: JobFilter, limit: number, after?: ListPosition): Promise<JobRow[]> {
    const { status, kind, from, to, text } = filter;
    const conditions = [
      eq(jobs.principal, principal.id),
      status && eq(jobs.status, status),
      kind && eq(jobs.kind, kind),
      from !== undefined && gte(jobs.createdAt, from),
      to !== undefined && lte(jobs.createdAt, to),
      text && like(jobs.title, sql`${`%${text.replace(/[\\%_]/g, '\\$&')}%`} escape '\\'`),
      after && sql`(${jobs.createdAt}, ${jobs.id}) < (${after.createdAt}, ${after.id})`,
    ];
    const wanted = conditions.filter((condition) => typeof condition === 'object');
    return this.#store.db
      .select()
      .from(jobs)
      .where(and(...wanted))
      .orderBy(desc(jobs.createdAt), desc(jobs.id))
      .limit(limit);
  }

  /** Every job that has not ended, oldest first. */
  async open(): Promise<JobRow[]> {
    return this.#store.db.select().from(jobs).where(jobIsOpen).orderBy(jobs.createdAt);
  }
}
