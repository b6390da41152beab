import type { Database, Statement } from 'bun:sqlite';
import { openDatabase } from '../../src/store/file-database.ts';
import { benchEvent } from './bench-events.ts';
import { benchJobs } from './bench-jobs.ts';
import { beginSpan, type Span } from './span.ts';

/** What SQLite can do at most: prepared statements in one transaction after the other, on the product's schema. */
export class RawAppender {
  readonly #database: Database;
  readonly #jobs: readonly string[];
  readonly #begin: Statement;
  readonly #commit: Statement;
  readonly #insert: Statement;
  readonly #head: Statement;
  #seq = 0;

  private constructor(database: Database, ids: readonly string[]) {
    this.#database = database;
    // As the product's writer has it; SQLite's own 1,000 would have it write pages more often.
    database.run('PRAGMA wal_autocheckpoint = 4000');
    this.#jobs = ids;
    this.#begin = database.prepare('begin immediate');
    this.#commit = database.prepare('commit');
    this.#insert = database.prepare(
      'insert into events (job, seq, prev, type, at, data, part) values (?, ?, ?, ?, ?, ?, ?)',
    );
    this.#head = database.prepare('update jobs set head = ?, chain = ? where id = ?');
  }

  static async open(path: string, count: number): Promise<RawAppender> {
    return new RawAppender(openDatabase(path), await benchJobs(path, count));
  }

  /** @returns what `times` transactions of an event for each job took. */
  insert(times: number): Span {
    return this.#transactions(times, false);
  }

  /** The same with the job's row, which gives out the seq. */
  rows(times: number): Span {
    return this.#transactions(times, true);
  }

  close(): void {
    for (const statement of [this.#begin, this.#commit, this.#insert, this.#head]) statement.finalize();
    this.#database.close();
  }

  #transactions(times: number, heads: boolean): Span {
    const taken = beginSpan();
    for (let time = 0; time < times; time += 1) {
      const seq = ++this.#seq;
      this.#begin.run();
      for (const job of this.#jobs) {
        const { type, data } = benchEvent(seq);
        this.#insert.run(job, seq, seq - 1, type, Date.now(), JSON.stringify(data), null);
        if (heads) this.#head.run(seq, seq, job);
      }
      this.#commit.run();
    }
    return taken();
  }
}
