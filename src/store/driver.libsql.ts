import { createClient, type InStatement, type ResultSet } from '@libsql/client/http';
import type { Committed, Driver, Row, SqlValue, Statement } from './driver.ts';
import { faultOf, refusalOf } from './sqlite-fault.ts';
import { whileBusy } from './while-busy.ts';

/** Where the server is, and how long it is waited for. */
export interface LibsqlOptions {
  /** `libsql:`, `https:` or `http:`. */
  readonly url: string;
  readonly authToken?: string | undefined;
  /** How long, in ms, a unit waits for a lock that another client holds. 10,000 unless told. */
  readonly patienceMs?: number;
  /** ms without an answer after which a request counts as lost. 30,000 unless told. */
  readonly timeoutMs?: number;
}

/**
 * A libSQL server over HTTP: one batch a unit. Units that were not awaited may commit in another order than they were
 * submitted in. A `StoreError` of a lost connection leaves open whether the server stored the unit.
 */
export function libsqlDriver({ url, authToken, patienceMs = 10_000, timeoutMs = 30_000 }: LibsqlOptions): Driver {
  const client = createClient({
    url,
    ...(authToken === undefined ? {} : { authToken }),
    fetch: (request: Request) => fetch(request, { signal: AbortSignal.timeout(timeoutMs) }),
  });
  return {
    async query(statement) {
      if (!READS.test(statement.sql)) throw new TypeError(`only atomic() writes: ${statement.sql}`);
      return rowsOf(await whileBusy(patienceMs, () => client.execute(toServer(statement))));
    },
    async atomic(unit): Promise<Committed> {
      if (unit.length === 0) return { ok: true, rows: [] };
      try {
        const results = await whileBusy(patienceMs, () => client.batch(unit.map(toServer), 'write'));
        return { ok: true, rows: results.map(rowsOf) };
      } catch (error) {
        const refused = refusalOf(error);
        if (refused) return refused;
        throw faultOf(error) ?? error;
      }
    },
    async close() {
      client.close();
    },
  };
}

/** The protocol has no read-only request that a server enforces. */
const READS = /^\s*(select|with|values|explain)\b/i;

function toServer({ sql, params }: Statement): InStatement {
  return { sql, args: params.map(valueToServer) };
}

/** The client sends every number as a float and a lone surrogate as JSON that the server refuses. */
function valueToServer(value: SqlValue): SqlValue {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return BigInt(value);
  return typeof value === 'string' ? value.toWellFormed() : value;
}

function rowsOf({ columns, rows }: ResultSet): Row[] {
  return rows.map((row) => columns.map((_, index) => valueFromServer(row[index] ?? null)));
}

function valueFromServer(value: SqlValue | ArrayBuffer): SqlValue {
  return value instanceof ArrayBuffer ? new Uint8Array(value) : value;
}
