import { NO_STANDING, type Standing, standingSchema } from '../people/standing.ts';
import { and, desc, eq, lt, sql } from 'drizzle-orm';
import { inputs, jobIsOpen, jobs } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import type { Principal } from './principal.ts';

/** A job as its row has it: times in ms since 1970, `elapsed` in ms of running. */
export type JobRow = typeof jobs.$inferSelect;

/** The rows of `jobs`. Another principal's job is a job that does not exist. */
export class JobTable {
  readonly #store: Store;
  /** Built once: every request, run and watcher asks for a row, and to build a query costs more than to run it. */
  readonly #row: ReturnType<typeof rowQuery>;
  readonly #input: ReturnType<typeof inputQuery>;

  constructor(store: Store) {
    this.#store = store;
    this.#row = rowQuery(store);
    this.#input = inputQuery(store);
  }

  epochOf(row: Pick<JobRow, 'nonce'>): string {
    return row.nonce + this.#store.generation;
  }

  async find(id: string): Promise<JobRow | undefined> {
    return this.#row.get({ id });
  }

  async owned(principal: Principal, id: string): Promise<JobRow | undefined> {
    const row = await this.find(id);
    return row?.principal === principal.id ? row : undefined;
  }

  /** A principal's jobs that were made from a file, newest first. @param below only jobs with a smaller number */
  async ofFile({ id }: Principal, file: string, limit: number, below = Number.MAX_SAFE_INTEGER): Promise<JobRow[]> {
    return this.#store.db
      .select()
      .from(jobs)
      .where(and(eq(jobs.file, file), eq(jobs.principal, id), lt(jobs.number, below)))
      .orderBy(desc(jobs.number))
      .limit(limit);
  }

  /** The request as its pipeline parsed it. */
  async request(id: string): Promise<unknown> {
    return (await this.given(id)).request;
  }

  /** The request, and how whoever sent it stood to words and rules at that moment. */
  async given(id: string): Promise<{ readonly request: unknown; readonly person: Standing }> {
    const row = await this.#input.get({ id });
    const person = row?.person ? standingSchema.parse(JSON.parse(row.person)) : NO_STANDING;
    return { request: row ? JSON.parse(row.request) : undefined, person };
  }

  /** Whether a turn of the conversation has not ended. */
  async isAnswering({ id }: Principal, conversation: string): Promise<boolean> {
    const mine = and(eq(jobs.conversation, conversation), eq(jobs.principal, id), jobIsOpen);
    const rows = await this.#store.db.select({ id: jobs.id }).from(jobs).where(mine).limit(1);
    return rows.length > 0;
  }

  /** Every job that has not ended, oldest first. */
  async open(): Promise<JobRow[]> {
    return this.#store.db.select().from(jobs).where(jobIsOpen).orderBy(jobs.createdAt);
  }
}

function rowQuery({ db }: Store) {
  const byId = eq(jobs.id, sql.placeholder('id'));
  return db.select().from(jobs).where(byId).limit(1).prepare();
}

function inputQuery({ db }: Store) {
  const byJob = eq(inputs.job, sql.placeholder('id'));
  return db.select().from(inputs).where(byJob).limit(1).prepare();
}
