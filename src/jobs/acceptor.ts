import { sha256 } from '../documents/sha256.ts';
import type { People } from '../people/people.ts';
import type { Store } from '../store/store.ts';
import type { EventLog } from './log/event-log.ts';
import { IdempotencyKeys, type IdempotentRequest, type KeyedRequest } from './idempotency-keys.ts';
import { newJobId } from './ids.ts';
import { JobRows, type NewJob } from './job-rows.ts';
import type { JobQueue } from './runs/job-queue.ts';
import { NOT_NEXT } from './conversations/next-turn.ts';
import { unfitFiles, withFileText } from './file-input.ts';
import type { Files } from '../files/files.ts';
import type { JobRow, JobTable } from './job-table.ts';
import { OneATurn } from './runs/one-a-turn.ts';
import type { Acceptance, Pipeline } from './pipeline.ts';
import type { Principal } from './principal.ts';

/** What became of a request for a job. `replayed`: its key was used before, and this is the job of that time. */
export type AcceptOutcome =
  | { readonly ok: true; readonly job: JobRow; readonly replayed: boolean }
  | {
      readonly ok: false;
      readonly reason: 'invalid';
      readonly problems: readonly { readonly path: string; readonly message: string }[];
    }
  /** The server is not set up for such a job; what to do about it. */
  | { readonly ok: false; readonly reason: 'unavailable'; readonly message: string }
  /** The key was used with another body. */
  | { readonly ok: false; readonly reason: 'mismatch' }
  /** Another turn of the conversation has not ended: this one would not know what was answered. */
  | { readonly ok: false; readonly reason: 'answering' }
  /** The turn that this one follows is not the newest one any more. */
  | { readonly ok: false; readonly reason: 'overtaken' };

/** Under what circumstances a job is asked for. */
export interface Circumstances {
  readonly once?: IdempotentRequest | undefined;
  /** The job that this one repeats. */
  readonly repeated?: Pick<JobRow, 'id' | 'file'>;
  /** The number of the newest job of its conversation, as far as the request knows; left out: it does not say. */
  readonly follows?: number | undefined;
}

interface Parts {
  readonly store: Store;
  readonly log: EventLog;
  readonly table: JobTable;
  readonly queue: JobQueue;
  readonly people: People;
  readonly files: Pick<Files, 'text' | 'find'>;
  readonly pipelines: ReadonlyMap<string, Pipeline>;
  readonly now: () => number;
}

/** Takes jobs in: job row, input, `job_accepted` and the idempotency record are one commit. */
export class Acceptor {
  readonly #parts: Parts;
  readonly #keys: IdempotencyKeys;
  readonly #rows: JobRows;
  readonly #loop = new OneATurn();

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#keys = new IdempotencyKeys(parts.store, parts.now);
    this.#rows = new JobRows(parts.store, this.#keys, parts.now);
  }

  /** @param body the request without `kind` */
  async accept(
    principal: Principal,
    kind: string,
    body: unknown,
    { once, repeated, follows }: Circumstances = {},
  ): Promise<AcceptOutcome> {
    const { pipelines, people, files } = this.#parts;
    const retryOf = repeated?.id;
    const pipeline = pipelines.get(kind);
    if (!pipeline) return invalid('kind', `must be one of: ${[...pipelines.keys()].join(', ')}`);
    const keyed = once && {
      ...once,
      principal: principal.id,
      fingerprint: fingerprintOf(kind, once.asked ?? body, retryOf),
    };
    const earlier = keyed && (await this.#earlier(keyed));
    if (earlier) return earlier;
    const given = pipeline.takesText
      ? await withFileText(files, principal, body)
      : { ok: true as const, body, file: null };
    if (!given.ok) return { ok: false, reason: 'invalid', problems: given.problems };
    // Whatever else is read for it is read without a pause: a crowd that comes at once would hold up everybody.
    await this.#loop.next();
    const person = await people.standing(principal.id);
    const acceptance = pipeline.accept(given.body, person);
    if (!acceptance.ok) return refusal(acceptance, given.file);
    // What is run again is run with what is left of its files.
    const unfit = repeated ? [] : await unfitFiles(files, principal, given.body);
    if (unfit.length > 0) return { ok: false, reason: 'invalid', problems: unfit };
    const { accepted, request, conversation } = acceptance;
    const file = repeated?.file ?? given.file;
    const job = { principal: principal.id, kind, accepted, request, conversation, person, retryOf, file, follows };
    const stored = await this.#store(job, keyed);
    if (typeof stored === 'object') return { ok: true, job: stored, replayed: false };
    const winner = keyed && (await this.#earlier(keyed));
    if (winner) return winner;
    if (stored === 'not next') return { ok: false, reason: await this.#notNext(principal, job) };
    throw new Error('a new job was refused and no earlier one holds its key');
  }

  /** Who does not say which turn this one follows has to wait for the one that was open. */
  async #notNext(principal: Principal, { conversation = '', follows }: NewJob): Promise<'answering' | 'overtaken'> {
    const isOpen = await this.#parts.table.isAnswering(principal, conversation);
    return isOpen || follows === undefined ? 'answering' : 'overtaken';
  }

  /** @returns undefined when a job was stored under the key meanwhile; `not next`: see `nextTurn`. */
  async #store(given: NewJob, keyed: KeyedRequest | undefined): Promise<JobRow | 'not next' | undefined> {
    const { log, table, queue } = this.#parts;
    const job = newJobId();
    const waiting = { job, principal: given.principal };
    const appended = await log.append(this.#rows.of(job, given, keyed)).catch((error: unknown) => {
      // It may have been stored all the same: whoever takes it from the queue looks.
      queue.add(waiting);
      throw error;
    });
    if (!appended.ok) return appended.refused === 'also' && appended.column === NOT_NEXT ? 'not next' : undefined;
    queue.add(waiting);
    return table.find(job);
  }

  async #earlier(keyed: KeyedRequest): Promise<AcceptOutcome | undefined> {
    const { table, queue } = this.#parts;
    const found = await this.#keys.find(keyed);
    if (found === 'mismatch') return { ok: false, reason: 'mismatch' };
    const job = found && (await table.find(found.job));
    // Its answer may have been lost, and with it that it waits.
    if (job?.status === 'queued') queue.add({ job: job.id, principal: keyed.principal });
    return job && { ok: true, job, replayed: true };
  }
}

function fingerprintOf(kind: string, body: unknown, retryOf: string | undefined): string {
  return sha256(JSON.stringify([kind, body, retryOf ?? null]));
}

/** @param file where the text was read from: what is wrong with the text is wrong with it. */
function refusal(acceptance: Extract<Acceptance, { ok: false }>, file: string | null): AcceptOutcome {
  if ('unavailable' in acceptance) return { ok: false, reason: 'unavailable', message: acceptance.unavailable };
  const asSent = (path: string) => (file !== null && path === 'input.text' ? 'input.fileId' : path);
  const problems = acceptance.problems.map(({ path, message }) => ({ path: asSent(path), message }));
  return { ok: false, reason: 'invalid', problems };
}

function invalid(path: string, message: string): AcceptOutcome {
  return { ok: false, reason: 'invalid', problems: [{ path, message }] };
}
