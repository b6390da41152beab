import { sql } from 'drizzle-orm';
import { NO_STANDING, type Standing } from '../people/standing.ts';
import { inputs, jobs } from '../store/schema.ts';
import { statementTemplate } from '../store/statement.ts';
import type { Store } from '../store/store.ts';
import { nextTurn } from './conversations/next-turn.ts';
import type { IdempotencyKeys, KeyedRequest } from './idempotency-keys.ts';
import { randomText } from './ids.ts';
import type { Append } from './log/event-log.ts';
import { noteSpan } from './log/job-spans.ts';
import type { AcceptedRequest } from './pipeline.ts';
import { indexTitle } from './titles/job-titles.ts';

/** What is stored of a job when it comes in. */
export interface NewJob extends Omit<AcceptedRequest, 'conversation'> {
  readonly conversation: string | undefined;
  readonly principal: string;
  readonly kind: string;
  readonly person: Standing;
  /** The job that this one repeats. */
  readonly retryOf: string | undefined;
  /** The file that its text was read from. */
  readonly file: string | null;
  /** The number of the job whose turn comes before it in their conversation; undefined: whichever it is. */
  readonly follows: number | undefined;
}

/** What a new job is stored as. */
export class JobRows {
  readonly #insert: ReturnType<typeof inserts>;
  readonly #keys: IdempotencyKeys;
  readonly #now: () => number;

  constructor(store: Store, keys: IdempotencyKeys, now: () => number) {
    this.#insert = inserts(store);
    this.#keys = keys;
    this.#now = now;
  }

  /** The commit that takes it in; refused where its key has made a job meanwhile, and where it is not next. */
  of(job: string, given: NewJob, keyed: KeyedRequest | undefined): Append {
    const { principal, kind, accepted, request, conversation, person, retryOf, file, follows } = given;
    const { title, strategy } = accepted;
    const place = { status: 'queued' as const, nonce: randomText(8), head: 0, chain: 0, createdAt: this.#now() };
    const row = {
      id: job,
      principal,
      kind,
      title,
      strategy,
      retryOf: retryOf ?? null,
      file,
      conversation: conversation ?? null,
      ...place,
    };
    const input = {
      job,
      request: JSON.stringify(request),
      person: person === NO_STANDING ? null : JSON.stringify(person),
    };
    return {
      job,
      guard: { by: 'head', head: 0 },
      first: [
        ...(keyed ? [this.#keys.forgetting()] : []),
        this.#insert.job(row),
        this.#insert.input(input),
        noteSpan(job),
        indexTitle(row),
        ...(conversation === undefined ? [] : [nextTurn({ ...row, at: row.createdAt }, conversation, follows)]),
      ],
      events: [{ type: 'job_accepted', data: { kind, ...accepted, ...(retryOf ? { retry_of: retryOf } : {}) } }],
      also: keyed ? [this.#keys.remembering(keyed, job)] : [],
    };
  }
}

/** The statements for a new job's row and for what it was given. Made once: that costs more than to run them. */
function inserts({ db }: Store) {
  const { placeholder } = sql;
  const row = {
    id: placeholder('id'),
    principal: placeholder('principal'),
    kind: placeholder('kind'),
    title: placeholder('title'),
    strategy: placeholder('strategy'),
    retryOf: placeholder('retryOf'),
    file: placeholder('file'),
    conversation: placeholder('conversation'),
    status: placeholder('status'),
    nonce: placeholder('nonce'),
    head: placeholder('head'),
    chain: placeholder('chain'),
    createdAt: placeholder('createdAt'),
  };
  const input = { job: placeholder('job'), request: placeholder('request'), person: placeholder('person') };
  return {
    job: statementTemplate(db.insert(jobs).values(row)),
    input: statementTemplate(db.insert(inputs).values(input)),
  };
}
