import { and, desc, eq, lt } from 'drizzle-orm';
import { z } from 'zod';
import { isTerminal } from '../../protocol/status.ts';
import { conversations } from '../../store/conversations-schema.ts';
import { jobs } from '../../store/schema.ts';
import type { Store } from '../../store/store.ts';
import type { JobRow, JobTable } from '../job-table.ts';
import type { Jobs } from '../jobs.ts';
import type { Principal } from '../principal.ts';

/** A conversation as it is stored. */
export type ConversationRow = typeof conversations.$inferSelect;

/** A turn: what was asked, and the job that answers it. */
export interface ConversationTurn {
  readonly job: JobRow;
  readonly message: string;
  readonly files: readonly string[];
  /** What the files were called when it was asked, by their ids. */
  readonly names: Readonly<Record<string, string>>;
}

/** What the next turn is told of those before it. */
export interface History {
  readonly turns: readonly { readonly message: string; readonly answer: string }[];
  /** The files that the newest turn named. */
  readonly files: readonly string[];
  /** What they were called then, by their ids: they may have been deleted since. */
  readonly names: Readonly<Record<string, string>>;
  /** The number of the newest job; a number that no job has while its answer is still being written. */
  readonly follows: number;
}

interface Parts {
  readonly store: Store;
  readonly table: JobTable;
  readonly jobs: Pick<Jobs, 'result' | 'remove'>;
}

/** Turns that are told with the next one, and UTF-16 units of all of them. */
const TOLD_TURNS = 8;
const TOLD_LENGTH = 32_000;
const MOST_TURNS = 1_000;
/** Jobs are numbered from 1. */
const NONE = 0;

const asked = z.object({
  input: z.object({
    message: z.string(),
    files: z.array(z.string()),
    names: z.record(z.string(), z.string()).default({}),
  }),
});

/** Writing requests that belong together, in the order in which they were made. */
export class Conversations {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Newest first. @param below only those whose newest job has a smaller number. */
  async page({ id }: Principal, limit: number, below = Number.MAX_SAFE_INTEGER): Promise<ConversationRow[]> {
    return this.#parts.store.db
      .select()
      .from(conversations)
      .where(and(eq(conversations.principal, id), lt(conversations.latest, below)))
      .orderBy(desc(conversations.latest))
      .limit(limit);
  }

  async find({ id: principal }: Principal, id: string): Promise<ConversationRow | undefined> {
    const mine = and(eq(conversations.principal, principal), eq(conversations.id, id));
    const [row] = await this.#parts.store.db.select().from(conversations).where(mine).limit(1);
    return row;
  }

  /** The newest turns, oldest first. */
  async turns({ id: principal }: Principal, id: string, most = MOST_TURNS): Promise<ConversationTurn[]> {
    const rows = await this.#parts.store.db
      .select()
      .from(jobs)
      .where(and(eq(jobs.conversation, id), eq(jobs.principal, principal)))
      .orderBy(desc(jobs.number))
      .limit(most);
    const turns: ConversationTurn[] = [];
    for (const job of rows.toReversed()) {
      // oxlint-disable-next-line no-await-in-loop
      const { input } = asked.parse(await this.#parts.table.request(job.id));
      const { message, files, names } = input;
      turns.push({ job, message, files, names });
    }
    return turns;
  }

  /** The newest turns that have ended, as many as there is room for. */
  async history(principal: Principal, { id, latest }: ConversationRow): Promise<History> {
    const turns = await this.turns(principal, id, TOLD_TURNS);
    const told: { message: string; answer: string }[] = [];
    let room = TOLD_LENGTH;
    for (const { job, message } of turns.toReversed()) {
      if (!isTerminal(job.status)) continue;
      // oxlint-disable-next-line no-await-in-loop
      const { text: answer } = await this.#parts.jobs.result(job);
      room -= message.length + answer.length;
      if (room < 0) break;
      told.push({ message, answer });
    }
    const newest = turns.at(-1);
    const isOpen = newest !== undefined && !isTerminal(newest.job.status);
    return {
      turns: told.toReversed(),
      files: newest?.files ?? [],
      follows: isOpen ? NONE : latest,
      names: newest?.names ?? {},
    };
  }

  /** Deletes it with its jobs. @returns false where one of them has not ended, or it has gone on since */
  async remove(principal: Principal, { id, latest }: ConversationRow): Promise<boolean> {
    const turns = await this.turns(principal, id);
    if (turns.some(({ job }) => !isTerminal(job.status))) return false;
    // Before its jobs, and only as it was seen: whoever goes on with it from now on is told that there is none.
    const sql = 'delete from conversations where principal = ? and id = ? and latest = ? returning id';
    const removed = await this.#parts.store.atomic([{ sql, params: [principal.id, id, latest] }]);
    if (!removed.ok || removed.rows[0]?.length !== 1) return false;
    for (const { job } of turns) {
      // oxlint-disable-next-line no-await-in-loop
      await this.#parts.jobs.remove(job);
    }
    return true;
  }
}
