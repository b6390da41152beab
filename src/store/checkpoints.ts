import type { Database, Statement } from 'bun:sqlite';

/** ms without a transaction after which nobody is taken to be waiting for the next. */
const QUIET_MS = 30;
/** What is worth moving: pages of 4 KiB, about. */
const WORTH = 256;
/** A transaction with little text in it writes about so many pages. */
const TURN_PAGES = 4;

/**
 * Moves the write-ahead log into the database file while nobody writes. SQLite does it within the COMMIT that makes the
 * log longer than `wal_autocheckpoint`, and whoever's unit that was waits for another fsync or two; so that stands
 * higher here and is for times without a pause.
 */
export class Checkpoints {
  readonly #checkpoint: Statement<unknown, []>;
  #timer: Timer | undefined;
  #pages = 0;
  #last = 0;

  constructor(database: Database) {
    database.run('PRAGMA wal_autocheckpoint = 4000');
    this.#checkpoint = database.prepare('PRAGMA wal_checkpoint(PASSIVE)');
  }

  /** After each transaction. @param text UTF-16 units that it stored, about */
  turn(text: number): void {
    this.#pages += TURN_PAGES + text / 4_096;
    this.#last = performance.now();
    if (this.#pages >= WORTH) this.#timer ??= setTimeout(() => this.#look(), QUIET_MS);
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#checkpoint.finalize();
  }

  #look(): void {
    const quiet = performance.now() - this.#last;
    this.#timer = quiet < QUIET_MS ? setTimeout(() => this.#look(), QUIET_MS - quiet) : undefined;
    if (this.#timer) return;
    this.#pages = 0;
    try {
      this.#checkpoint.values();
    } catch {
      // What could not be moved stays in the log, where it is as safe, and the next attempt takes it along.
    }
  }
}
