import type { Committed } from './driver.ts';
import { type StoreFault, StoreError } from './store-error.ts';

type Refused = Extract<Committed, { ok: false }>;

const REFUSALS = {
  UNIQUE: 'unique',
  'NOT NULL': 'not_null',
  CHECK: 'check',
} as const satisfies Record<string, Refused['refused']>;

const LINES: Record<StoreFault, string> = {
  full: 'the disk has no room for the database',
  busy: 'another program holds the database',
  readonly: 'the database cannot be written',
  corrupt: 'the database is damaged',
  unavailable: 'the database does not answer',
};

/** SQLite's primary codes, and those that a libSQL server and its client add. The longest prefix decides. */
const FAULTS: readonly (readonly [string, StoreFault])[] = [
  // The index of the write-ahead log lives in a mapped file of its own: no room to grow it is a full disk too.
  ['SQLITE_IOERR_SHMSIZE', 'full'],
  ['SQLITE_FULL', 'full'],
  ['SQLITE_BUSY', 'busy'],
  ['SQLITE_LOCKED', 'busy'],
  ['TRANSACTION_BUSY', 'busy'],
  ['SQLITE_READONLY', 'readonly'],
  ['SQLITE_CORRUPT', 'corrupt'],
  ['SQLITE_NOTADB', 'corrupt'],
  ['SQLITE_IOERR', 'unavailable'],
  ['SQLITE_CANTOPEN', 'unavailable'],
  ['SQLITE_PROTOCOL', 'unavailable'],
  ['SQLITE_NOMEM', 'unavailable'],
  ['SQLITE_PERM', 'unavailable'],
  ['SQLITE_AUTH', 'unavailable'],
  ['SQLITE_INTERRUPT', 'unavailable'],
  ['TRANSACTION_', 'unavailable'],
  ['STREAM_', 'unavailable'],
  ['HRANA_', 'unavailable'],
  ['SERVER_ERROR', 'unavailable'],
  ['INTERNAL_ERROR', 'unavailable'],
  ['PROTOCOL_VERSION_ERROR', 'unavailable'],
  ['BLOCKED', 'unavailable'],
  ['UNKNOWN', 'unavailable'],
];

/** The constraint that an error names, if a constraint is what said no. */
export function refusalOf(error: unknown): Refused | undefined {
  if (!codeOf(error).startsWith('SQLITE_CONSTRAINT') || !(error instanceof Error)) return undefined;
  const named = /(UNIQUE|NOT NULL|CHECK) constraint failed: (.*)$/s.exec(error.message);
  const refused = Object.entries(REFUSALS).find(([kind]) => kind === named?.[1]);
  return refused && { ok: false, refused: refused[1], column: named?.[2] ?? '' };
}

/**
 * The failure of the database behind an error, or undefined when the error is a mistake in the statement, which is
 * thrown on as it is. Drizzle wraps what a read through `store.db` threw: so the cause is looked at too.
 */
export function faultOf(error: unknown): StoreError | undefined {
  if (error instanceof StoreError) return error;
  if (error instanceof Error && error.cause instanceof StoreError) return error.cause;
  const code = codeOf(error);
  const fault =
    FAULTS.find(([prefix]) => code.startsWith(prefix))?.[1] ?? (isNetwork(error) ? 'unavailable' : undefined);
  return fault && new StoreError(fault, `${LINES[fault]} (${code || nameOf(error)})`, error);
}

/**
 * Whether nothing may be written any more until the file is opened anew. After a failed fsync the kernel calls the
 * lost pages clean, so a second fsync that succeeds proves nothing (Rebello et al., "Can Applications Recover from
 * fsync Failures?", USENIX ATC 2020); and a damaged file only gets worse by writing.
 */
export function endsWriting(error: unknown): boolean {
  const code = codeOf(error);
  return /^SQLITE_(IOERR_(DIR_)?FSYNC|CORRUPT|NOTADB)/.test(code);
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}

/** What fetch throws when it gets no answer: a refused or cut connection, a timeout. */
function isNetwork(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.name === 'TimeoutError' || error.name === 'AbortError' || /^(E[A-Z]+|Conn|Fail)/.test(codeOf(error));
}
