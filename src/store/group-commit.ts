import type { Database } from 'bun:sqlite';
import type { Committed, Row, Statement } from './driver.ts';
import { endsWriting, faultOf, refusalOf } from './sqlite-fault.ts';
import type { StatementCache } from './statement-cache.ts';
import { StoreError } from './store-error.ts';

/** What one transaction cost. Times in ms; `commitMs` is what the disk took. */
export interface Turn {
  readonly units: number;
  readonly ms: number;
  readonly commitMs: number;
  /** UTF-16 units and bytes that were stored, about. */
  readonly text: number;
}

/** How units wait for each other. */
export interface GroupCommitOptions {
  /** How long, in ms, a unit waits for a lock that another program holds. 10,000 unless told. */
  readonly patienceMs?: number;
  readonly onTurn?: (turn: Turn) => void;
}

/** What became of a unit, failures included. */
export type Outcome = { readonly committed: Committed } | { readonly error: unknown };

interface Pending {
  readonly unit: readonly Statement[];
  readonly since: number;
  readonly settle: (outcome: Outcome) => void;
}

const UNDECIDED: Outcome = { error: undefined };

/** A transaction takes no further unit after these, so that the event loop gets its turn: ms, and UTF-16 units. */
const TURN_MS = 10;
const TURN_TEXT = 1 << 20;
/** ms between two looks at a lock that another program holds; the wait doubles from the one to the other. */
const [FIRST_WAIT, LONGEST_WAIT] = [2, 32];

/**
 * Everything submitted in one turn of the event loop becomes one transaction with a savepoint a unit, and is
 * acknowledged, in the order of submission, after its one COMMIT: an fsync costs the same for one unit as for a hundred.
 */
export class GroupCommit {
  readonly #database: Database;
  readonly #statements: StatementCache;
  readonly #options: GroupCommitOptions;
  readonly #control: Record<
    'begin' | 'commit' | 'rollback' | 'open' | 'release' | 'undo',
    { run(): unknown; finalize(): void }
  >;
  readonly #queue: Pending[] = [];
  #armed = false;
  #wait = FIRST_WAIT;
  #stopped: StoreError | undefined;
  #closed = false;
  #drained: (() => void) | undefined;

  constructor(database: Database, statements: StatementCache, options: GroupCommitOptions = {}) {
    this.#database = database;
    this.#statements = statements;
    this.#options = options;
    this.#control = {
      begin: database.prepare('BEGIN IMMEDIATE'),
      commit: database.prepare('COMMIT'),
      rollback: database.prepare('ROLLBACK'),
      open: database.prepare('SAVEPOINT unit'),
      release: database.prepare('RELEASE unit'),
      undo: database.prepare('ROLLBACK TO unit'),
    };
  }

  /** @param settle called once the unit is on disk, or why it is not. */
  submit(unit: readonly Statement[], settle: (outcome: Outcome) => void): void {
    if (this.#stopped) return settle({ error: this.#stopped });
    if (this.#closed) return settle({ error: new StoreError('unavailable', 'the database is closed') });
    this.#queue.push({ unit, since: performance.now(), settle });
    this.#arm();
  }

  /** Commits what was submitted and takes nothing more. */
  async close(): Promise<void> {
    this.#closed = true;
    if (this.#queue.length > 0) await new Promise<void>((resolve) => (this.#drained = resolve));
    for (const statement of Object.values(this.#control)) statement.finalize();
  }

  #arm(): void {
    if (this.#armed) return;
    this.#armed = true;
    setImmediate(() => this.#turn());
  }

  #turn(): void {
    const started = performance.now();
    const outcomes: Outcome[] = [];
    let [executed, text] = [started, 0];
    try {
      this.#control.begin.run();
      text = this.#runUnits(outcomes, started + TURN_MS);
      executed = performance.now();
      // What was rolled back to a savepoint still lies in dirty pages, and COMMIT would write them.
      const changed = outcomes.some((outcome) => 'committed' in outcome && outcome.committed.ok);
      this.#control[changed ? 'commit' : 'rollback'].run();
    } catch (error) {
      this.#rollBack();
      this.#fail(error, outcomes.length);
      return;
    }
    const ended = performance.now();
    this.#wait = FIRST_WAIT;
    this.#settle(outcomes);
    this.#next();
    this.#options.onTurn?.({ units: outcomes.length, ms: ended - started, commitMs: ended - executed, text });
  }

  /** Throws what ends the whole transaction; the unit that met it stands among the outcomes. */
  #runUnits(outcomes: Outcome[], deadline: number): number {
    let text = 0;
    for (const { unit } of this.#queue) {
      outcomes.push(UNDECIDED);
      outcomes[outcomes.length - 1] = this.#runUnit(unit);
      text += lengthOf(unit);
      if (text > TURN_TEXT || performance.now() > deadline) break;
    }
    return text;
  }

  #runUnit(unit: readonly Statement[]): Outcome {
    this.#control.open.run();
    try {
      const rows: (readonly Row[])[] = [];
      for (const statement of unit) rows.push(this.#statements.run(statement));
      this.#control.release.run();
      return { committed: { ok: true, rows } };
    } catch (error) {
      // SQLite itself ends the transaction on some failures of the disk: then the neighbours' work is gone too.
      if (!this.#database.inTransaction || endsWriting(error)) throw error;
      this.#control.undo.run();
      this.#control.release.run();
      const refused = refusalOf(error);
      return refused ? { committed: refused } : { error: faultOf(error) ?? error };
    }
  }

  #rollBack(): void {
    if (!this.#database.inTransaction) return;
    try {
      this.#control.rollback.run();
    } catch (error) {
      this.#stop(faultOf(error) ?? new StoreError('unavailable', 'a transaction could not be rolled back', error));
    }
  }

  /** @param units how many were begun; none when the transaction itself could not be, and then nobody's could. */
  #fail(error: unknown, units: number): void {
    const fault = faultOf(error) ?? new StoreError('unavailable', 'the transaction failed', error);
    if (endsWriting(error)) this.#stop(fault);
    if (fault.fault === 'busy' && units === 0) return this.#waitForLock(fault);
    const everybody = this.#queue.length;
    for (const { settle } of this.#queue.splice(0, this.#stopped ? everybody : units || everybody)) {
      settle({ error: fault });
    }
    this.#next();
  }

  #stop({ fault, message, cause }: StoreError): void {
    this.#stopped ??= new StoreError(fault, `${message}; nothing is written until it is opened again`, cause);
  }

  #waitForLock(busy: StoreError): void {
    const patience = this.#options.patienceMs ?? 10_000;
    const now = performance.now();
    const patient = this.#queue.findIndex(({ since }) => now - since < patience);
    for (const { settle } of this.#queue.splice(0, patient < 0 ? this.#queue.length : patient)) settle({ error: busy });
    if (this.#queue.length === 0) return this.#next();
    setTimeout(() => this.#turn(), this.#wait);
    this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT);
  }

  #settle(outcomes: readonly Outcome[]): void {
    this.#queue.splice(0, outcomes.length).forEach(({ settle }, index) => settle(outcomes[index] ?? UNDECIDED));
  }

  #next(): void {
    this.#armed = false;
    if (this.#queue.length > 0) this.#arm();
    else this.#drained?.();
  }
}

function lengthOf(unit: readonly Statement[]): number {
  let length = 0;
  for (const { params } of unit) {
    for (const value of params) if (typeof value === 'string' || value instanceof Uint8Array) length += value.length;
  }
  return length;
}
