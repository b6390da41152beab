/**
 * Another process at a database file. `store <url>` opens the store, `lock <path>` takes SQLite's write lock. It says
 * `ready` when it holds it, or in one line what was wrong, and lets go when its input ends. To a store, a line of input
 * `write <key>` stores a row, `read <key>` looks for one and `generation` asks for that; each is answered in a line.
 */
import { Database } from 'bun:sqlite';
import { openStore, type Store } from '../../src/store/store.ts';

const [what, where = ''] = process.argv.slice(2);
let release: () => unknown;
let store: Store | undefined;

try {
  if (what === 'store') {
    const opened = await openStore({ url: where });
    store = opened;
    release = () => opened.close();
  } else {
    const database = new Database(where);
    database.run('BEGIN IMMEDIATE');
    release = () => database.close();
  }
} catch (error) {
  console.log(lineOf(error));
  process.exit(1);
}

console.log('ready');
for await (const line of console) console.log(await answer(line).catch(lineOf));
await release();

async function answer(line: string): Promise<string> {
  const [verb, key = ''] = line.split(' ');
  if (!store) return 'no store';
  if (verb === 'generation') return store.generation;
  if (verb === 'write') {
    const { ok } = await store.atomic([{ sql: "insert into meta (key, value) values (?, '')", params: [key] }]);
    return ok ? 'stored' : 'refused';
  }
  const rows = await store.query({ sql: 'select key from meta where key = ?', params: [key] });
  return rows.length > 0 ? 'there' : 'missing';
}

function lineOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'fault' in error ? `${error.name} ${error.fault}` : `${error.name}: ${error.message}`;
}
