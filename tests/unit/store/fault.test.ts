import { expect, test } from 'bun:test';
import { libsqlDriver } from '../../../src/store/driver.libsql.ts';
import { endsWriting, faultOf, refusalOf } from '../../../src/store/sqlite-fault.ts';
import { StoreError } from '../../../src/store/store-error.ts';

const coded = (code: string, message = code) => Object.assign(new Error(message), { code });

test('each code of SQLite is the fault that the rest of the program knows', () => {
  const table = {
    SQLITE_FULL: 'full',
    SQLITE_IOERR_SHMSIZE: 'full',
    SQLITE_BUSY: 'busy',
    SQLITE_BUSY_SNAPSHOT: 'busy',
    SQLITE_LOCKED: 'busy',
    SQLITE_READONLY_DBMOVED: 'readonly',
    SQLITE_CORRUPT: 'corrupt',
    SQLITE_NOTADB: 'corrupt',
    SQLITE_IOERR_WRITE: 'unavailable',
    SQLITE_CANTOPEN: 'unavailable',
    SERVER_ERROR: 'unavailable',
    HRANA_CLOSED_ERROR: 'unavailable',
    ECONNREFUSED: 'unavailable',
  } as const;
  for (const [code, fault] of Object.entries(table)) {
    const error = coded(code);
    expect([code, faultOf(error)?.fault]).toEqual([code, fault]);
    expect(faultOf(error)?.cause).toBe(error);
  }
});

test('a mistake in a statement is no fault and no refusal', () => {
  const mistakes = [
    coded('SQLITE_ERROR'),
    coded('SQLITE_MISUSE'),
    coded('SQL_PARSE_ERROR'),
    coded('ARGS_INVALID'),
    new TypeError('x'),
    'x',
  ];
  for (const mistake of mistakes) {
    expect(faultOf(mistake)).toBe(undefined);
    expect(refusalOf(mistake)).toBe(undefined);
  }
});

test('a constraint that is no condition of a unit is a mistake', () => {
  const error = coded('SQLITE_CONSTRAINT_FOREIGNKEY', 'FOREIGN KEY constraint failed');
  expect(refusalOf(error)).toBe(undefined);
  expect(faultOf(error)).toBe(undefined);
});

test('what Drizzle wrapped is found', () => {
  const fault = new StoreError('busy', 'x');
  expect(faultOf(new Error('Failed query', { cause: fault }))).toBe(fault);
});

test('D11 a failed fsync and a damaged file end writing; a full disk, a lock and a failed write do not', () => {
  for (const code of ['SQLITE_IOERR_FSYNC', 'SQLITE_IOERR_DIR_FSYNC', 'SQLITE_CORRUPT', 'SQLITE_NOTADB']) {
    expect([code, endsWriting(coded(code))]).toEqual([code, true]);
  }
  for (const code of ['SQLITE_FULL', 'SQLITE_BUSY', 'SQLITE_IOERR_WRITE', 'SQLITE_READONLY', 'SQLITE_ERROR']) {
    expect([code, endsWriting(coded(code))]).toEqual([code, false]);
  }
});

test('a server that cuts, fails, or says nothing is unavailable', async () => {
  using cutting = Bun.listen({ hostname: '127.0.0.1', port: 0, socket: { data: (socket) => void socket.terminate() } });
  using silent = Bun.listen({ hostname: '127.0.0.1', port: 0, socket: { data: () => undefined } });
  await using failing = Bun.serve({ hostname: '127.0.0.1', port: 0, fetch: () => new Response('no', { status: 502 }) });
  for (const port of [cutting.port, silent.port, failing.port]) {
    const driver = libsqlDriver({ url: `http://127.0.0.1:${port}`, timeoutMs: 50 });
    const select = { sql: 'select 1', params: [] };
    for (const asked of [driver.query(select), driver.atomic([select])]) {
      expect(await asked.catch((error: unknown) => error)).toMatchObject({ name: 'StoreError', fault: 'unavailable' });
    }
    await driver.close();
  }
});
