import type { Statement } from '../../store/driver.ts';
import type { Store } from '../../store/store.ts';
import type { JobRow } from '../job-table.ts';
import {
  countStatements,
  moveStatements,
  raiseStatement,
  type ReviewedJob,
  unlearnStatement,
} from './decision-statements.ts';
import { moveLines, readMoves } from './move-lines.ts';
import { type DecisionMove, STORED, type StoredDecision, type StoredDecisions, storedRow } from './stored-decision.ts';

/** What is stored about a job's changes, and the rev it stands at. */
export interface BookPage {
  readonly rev: number;
  readonly stored: StoredDecisions;
}

/** Rows that are read in one turn of the event loop. */
const READ_ROWS = 2_000;
/** Jobs whose decisions are kept in memory. */
const KEPT = 16;
/** Actions of a job that can be taken back. */
const UNDONE_AT_MOST = 100;

const NOTHING: BookPage = { rev: 0, stored: new Map() };

/**
 * People's decisions on changes, in the database. Every action raises the job's `decisions_rev` by one and is decided
 * on the rev before it: of two that were decided on the same rev one is written.
 */
export class DecisionBook {
  readonly #store: Store;
  readonly #pages = new Map<string, BookPage>();

  constructor(store: Store) {
    this.#store = store;
  }

  /** What is stored at the rev of the job's row, or at a newer one. */
  async read({ id: job, decisionsRev }: Pick<JobRow, 'id' | 'decisionsRev'>): Promise<BookPage> {
    if (decisionsRev === 0) return NOTHING;
    const known = this.#pages.get(job);
    if (known?.rev === decisionsRev) return known;
    for (let rev = decisionsRev; ;) {
      const stored = await this.#rows(job);
      const now = await this.#rev(job);
      if (now === rev) return this.#keep(job, { rev, stored });
      rev = now;
    }
  }

  /** How many changes were decided for that cause; undefined: it is none of the job's so far. */
  async caused(job: string, cause: string): Promise<number | undefined> {
    const sql = 'select changed from decision_causes where job = ? and cause = ?';
    const [row] = await this.#store.query({ sql, params: [job, cause] });
    return row && Number(row[0]);
  }

  /**
   * Writes what was decided on `page`, with its `cause` where it has one.
   * @returns the page after it; undefined when somebody was faster
   */
  async act(
    of: ReviewedJob,
    page: BookPage,
    moves: readonly DecisionMove[],
    cause?: string,
  ): Promise<BookPage | undefined> {
    const { job } = of;
    const before: DecisionMove[] = moves.map(([change]) => [change, page.stored.get(change) ?? null]);
    const remember: Statement[] = [
      {
        sql: 'insert into decision_actions (job, rev, moves) values (?1, (select decisions_rev from jobs where id = ?1), ?2)',
        params: [job, (await moveLines(before)).join('\n')],
      },
      { sql: 'delete from decision_actions where job = ? and rev <= ?', params: [job, page.rev + 1 - UNDONE_AT_MOST] },
      ...(cause === undefined
        ? []
        : [
            {
              sql: 'insert into decision_causes (job, cause, changed) select id, ?2, ?3 from jobs where id = ?1',
              params: [job, cause, moves.length],
            },
          ]),
    ];
    return this.#write(of, page, moves, remember);
  }

  /** Takes the newest action back. @returns how much it changed; `nothing` is left to take back; undefined as above. */
  async undo(of: ReviewedJob, page: BookPage): Promise<{ page: BookPage; changed: number } | 'nothing' | undefined> {
    const { job } = of;
    const sql = 'select rev, moves from decision_actions where job = ? order by rev desc limit 1';
    const [newest] = await this.#store.query({ sql, params: [job] });
    if (!newest) return 'nothing';
    const [rev = 0, lines] = newest;
    const moves = await readMoves(String(lines));
    const forget = { sql: 'delete from decision_actions where job = ? and rev = ?', params: [job, rev] };
    const after = await this.#write(of, page, moves, [forget], [unlearnStatement(job)]);
    return after && { page: after, changed: moves.length };
  }

  /** A deleted job's names go; what its decisions taught stays. */
  forgetting(job: string): Statement[] {
    this.#pages.delete(job);
    return [
      { sql: 'update decisions set job = null, change = null where job = ?', params: [job] },
      { sql: 'delete from decision_actions where job = ?', params: [job] },
      { sql: 'delete from decision_causes where job = ?', params: [job] },
    ];
  }

  async #write(
    of: ReviewedJob,
    page: BookPage,
    moves: readonly DecisionMove[],
    also: readonly Statement[],
    last: readonly Statement[] = [],
  ): Promise<BookPage | undefined> {
    const { job } = of;
    const counted = countStatements(of, page.stored, moves);
    const unit = [raiseStatement(job, page.rev), ...also, ...counted, ...(await moveStatements(of, moves)), ...last];
    const committed = await this.#store.atomic(unit);
    if (!committed.ok || committed.rows[0]?.length !== 1) return undefined;
    const stored = new Map(page.stored);
    for (const [change, row] of moves) {
      if (row) stored.set(change, row);
      else stored.delete(change);
    }
    return this.#keep(job, { rev: page.rev + 1, stored });
  }

  async #rows(job: string): Promise<StoredDecisions> {
    const stored = new Map<string, StoredDecision>();
    for (let after = ''; ;) {
      const sql = `select ${STORED} from decisions where job = ? and change > ? order by change limit ?`;
      const rows = await this.#store.query({ sql, params: [job, after, READ_ROWS] });
      for (const [change, row] of rows.map(storedRow)) stored.set(change, row);
      after = String(rows.at(-1)?.[0]);
      if (rows.length < READ_ROWS) return stored;
      await new Promise(setImmediate);
    }
  }

  async #rev(job: string): Promise<number> {
    const [row] = await this.#store.query({ sql: 'select decisions_rev from jobs where id = ?', params: [job] });
    return Number(row?.[0] ?? 0);
  }

  #keep(job: string, page: BookPage): BookPage {
    if ((this.#pages.get(job)?.rev ?? 0) > page.rev) return page;
    this.#pages.delete(job);
    this.#pages.set(job, page);
    const [oldest] = this.#pages.keys();
    if (this.#pages.size > KEPT && oldest !== undefined) this.#pages.delete(oldest);
    return page;
  }
}
