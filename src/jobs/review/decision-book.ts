import { type DecisionMove, decisionStatements } from '../../analytics/rollup.ts';
import type { PlannedPass } from '../../protocol/events.ts';
import type { Statement } from '../../store/driver.ts';
import type { Store } from '../../store/store.ts';
import type { JobRow } from '../job-table.ts';
import { moveLines, readMoves } from './move-lines.ts';
import { type Move, STORED, type StoredDecision, type StoredDecisions, storedRow } from './stored-decision.ts';

/** What is stored about a job's changes, and the rev it stands at. */
export interface BookPage {
  readonly rev: number;
  readonly stored: StoredDecisions;
}

/** The passes of a job and what they are called. */
export type PassNames = readonly PlannedPass[];

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

  /** Writes what was decided on `page`. @returns the page after it; undefined when somebody was faster. */
  async act(job: string, page: BookPage, moves: readonly Move[], passes: PassNames): Promise<BookPage | undefined> {
    const before: Move[] = moves.map(([change]) => [change, page.stored.get(change) ?? null]);
    const remember: Statement[] = [
      {
        sql: 'insert into decision_actions (job, rev, moves) values (?1, (select decisions_rev from jobs where id = ?1), ?2)',
        params: [job, (await moveLines(before)).join('\n')],
      },
      { sql: 'delete from decision_actions where job = ? and rev <= ?', params: [job, page.rev + 1 - UNDONE_AT_MOST] },
    ];
    return this.#write(job, page, moves, [...remember, ...counted(job, page, moves, passes)]);
  }

  /** Takes the newest action back. @returns how much it changed; `nothing` is left to take back; undefined as above. */
  async undo(
    job: string,
    page: BookPage,
    passes: PassNames,
  ): Promise<{ page: BookPage; changed: number } | 'nothing' | undefined> {
    const sql = 'select rev, moves from decision_actions where job = ? order by rev desc limit 1';
    const [newest] = await this.#store.query({ sql, params: [job] });
    if (!newest) return 'nothing';
    const [rev = 0, lines] = newest;
    const moves = await readMoves(String(lines));
    const forget = { sql: 'delete from decision_actions where job = ? and rev = ?', params: [job, rev] };
    const after = await this.#write(job, page, moves, [forget, ...counted(job, page, moves, passes)]);
    return after && { page: after, changed: moves.length };
  }

  /** A deleted job's names go; what its decisions taught stays. */
  forgetting(job: string): Statement[] {
    this.#pages.delete(job);
    return [
      { sql: 'update decisions set job = null, change = null where job = ?', params: [job] },
      { sql: 'delete from decision_actions where job = ?', params: [job] },
    ];
  }

  async #write(
    job: string,
    page: BookPage,
    moves: readonly Move[],
    also: readonly Statement[],
  ): Promise<BookPage | undefined> {
    const unit = [raise(job, page.rev), ...also, ...(await written(job, moves))];
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

/** A rev that has moved on becomes NULL, which the table refuses, and so the unit falls. */
function raise(job: string, rev: number): Statement {
  return {
    sql:
      'update jobs set decisions_rev = case when decisions_rev = ?2 then decisions_rev + 1 end where id = ?1 ' +
      'returning decisions_rev',
    params: [job, rev],
  };
}

/** What the moves are to the rollups, in the commit that makes them: a change has one decision at most, before and after. */
function counted(job: string, { stored }: BookPage, moves: readonly Move[], passes: PassNames): Statement[] {
  const names = new Map(passes.map(({ pass, name }) => [pass, name]));
  const about = ({ pass, rule, category }: StoredDecision) => ({
    pass: names.get(pass) ?? String(pass),
    rule,
    category,
  });
  const counts = moves.flatMap(([change, after]): DecisionMove[] => {
    const before = stored.get(change);
    return [
      ...(before ? [{ ...about(before), from: before.decision, to: 'none' as const }] : []),
      ...(after ? [{ ...about(after), from: 'none' as const, to: after.decision }] : []),
    ];
  });
  return decisionStatements(job, counts);
}

/** By way of the job's row: what is written about a job that was deleted meanwhile is nothing. */
async function written(job: string, moves: readonly Move[]): Promise<Statement[]> {
  const kept = await moveLines(moves.filter(([, stored]) => stored));
  const gone = await moveLines(moves.filter(([, stored]) => !stored));
  return [...kept.map((line) => write(job, line)), ...gone.map((line) => remove(job, line))];
}

function write(job: string, line: string): Statement {
  const columns = STORED.split(', ');
  const members = columns.map((_, index) => `e.value ->> ${index}`);
  const updates = columns.slice(1).map((column) => `${column} = excluded.${column}`);
  return {
    sql:
      `insert into decisions (job, principal, strategy, ${STORED}) ` +
      `select j.id, j.principal, j.strategy, ${members.join(', ')} from jobs j, json_each(?2) e where j.id = ?1 ` +
      `on conflict (job, change) do update set ${updates.join(', ')}`,
    params: [job, line],
  };
}

function remove(job: string, line: string): Statement {
  const sql = 'delete from decisions where job = ?1 and change in (select value ->> 0 from json_each(?2))';
  return { sql, params: [job, line] };
}
