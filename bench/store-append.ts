/**
 * Durable appends: 100 jobs appending at once through the store's `atomic`, against bun:sqlite with prepared statements
 * in transactions of the same size, both at synchronous=FULL, in rounds that take turns.
 *
 * bun bench/store-append.ts [folder]
 */
import { Database } from 'bun:sqlite';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Statement } from '../src/store/driver.ts';
import { openStore } from '../src/store/store.ts';

const JOBS = Array.from({ length: 100 }, (_, index) => `job_${String(index).padStart(22, '0')}`);
const APPENDS = 100;
const ROUNDS = 9;
const DATA = JSON.stringify({ pass: 1, block: 'b3', length: 220, sha256: 'a'.repeat(64), text: 'word '.repeat(44) });

const INSERT =
  'insert into events (job, seq, prev, type, at, data, part) values (?, ' +
  '(select head + 1 from jobs where id = ? and fence = ?), (select chain from jobs where id = ?), ?, ?, ?, null) ' +
  'returning seq, prev';
const MOVE = 'update jobs set head = head + 1, chain = head + 1 where id = ? and fence = ? returning head';
const insertParams = (job: string) => [job, job, 0, job, 'block_complete', 1_790_000_000_000, DATA];
const moveParams = (job: string) => [job, 0];
const unitOf = (job: string): Statement[] => [
  { sql: INSERT, params: insertParams(job) },
  { sql: MOVE, params: moveParams(job) },
];

const folder = mkdtempSync(join(process.argv[2] ?? tmpdir(), 'redraft-bench-'));
const path = (name: string) => join(folder, name);
const seed: Statement[] = JOBS.map((job) => ({
  sql: `insert into jobs (id, principal, kind, title, strategy, status, nonce, head, chain, created_at)
        values (?, 'p', 'refine', 't', 's', 'running', 'n', 0, 0, 0)`,
  params: [job],
}));

/** The raw limit works on a file of its own with the same schema. */
const raw = await openRaw(path('raw.db'));
let longestTransaction = 0;
const turns: number[] = [];
const store = await openStore({
  url: path('ours.db'),
  onTurn: ({ units, ms }) => {
    turns.push(units);
    longestTransaction = Math.max(longestTransaction, ms);
  },
});
await store.atomic(seed);

const loop = monitorEventLoopDelay({ resolution: 1 });
let longestTurn = 0;
const rates: Record<'ours' | 'raw', number[]> = { ours: [], raw: [] };
for (let round = 0; round < ROUNDS; round += 1) {
  rates.raw.push(rawRound());
  loop.enable();
  turns.length = 0;
  rates.ours.push(await oursRound());
  loop.disable();
  longestTurn = Math.max(longestTurn, loop.max / 1e6);
  loop.reset();
}
const [events] = await store.query({ sql: 'select count(*) from events', params: [] });
await store.close();
raw.database.close();
rmSync(folder, { recursive: true, force: true });

const [ours, limit] = [median(rates.ours), median(rates.raw)];
console.log(
  JSON.stringify({
    what: 'durable appends per second, 100 jobs at once, synchronous=FULL',
    ours: Math.round(ours),
    raw: Math.round(limit),
    ratio: round2(median(rates.ours.map((rate, index) => rate / (rates.raw[index] ?? limit)))),
    longest_turn_ms: round2(longestTurn),
    longest_transaction_ms: round2(longestTransaction),
    units_per_commit: round2(turns.reduce((sum, units) => sum + units, 0) / turns.length),
    rounds: ROUNDS,
    appends: Number(events?.[0]),
    bun: Bun.version,
    cpus: cpus().length,
    date: new Date().toISOString(),
  }),
);

async function oursRound(): Promise<number> {
  const started = performance.now();
  await Promise.all(
    JOBS.map(async (job) => {
      for (let append = 0; append < APPENDS; append += 1) {
        const { ok } = await store.atomic(unitOf(job));
        if (!ok) throw new Error('refused');
      }
    }),
  );
  return (JOBS.length * APPENDS * 1_000) / (performance.now() - started);
}

function rawRound(): number {
  const { begin, insert, move, commit } = raw;
  const started = performance.now();
  for (let append = 0; append < APPENDS; append += 1) {
    begin.run();
    for (const job of JOBS) {
      insert.values(...insertParams(job));
      move.values(...moveParams(job));
    }
    commit.run();
  }
  return (JOBS.length * APPENDS * 1_000) / (performance.now() - started);
}

async function openRaw(file: string) {
  const prepared = await openStore({ url: file });
  await prepared.atomic(seed);
  await prepared.close();
  const database = new Database(file);
  database.run('PRAGMA journal_mode = WAL');
  database.run('PRAGMA synchronous = FULL');
  return {
    database,
    begin: database.prepare('BEGIN IMMEDIATE'),
    insert: database.prepare<unknown, (string | number)[]>(INSERT),
    move: database.prepare<unknown, (string | number)[]>(MOVE),
    commit: database.prepare('COMMIT'),
  };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}

function round2(value: number): number {
  return Math.round(value * 100) / 100;
}
