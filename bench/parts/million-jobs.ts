import { Database } from 'bun:sqlite';
import { bucketOf } from '../../src/analytics/histogram.ts';
import { newJobId } from '../../src/jobs/ids.ts';
import { indexTitle } from '../../src/jobs/titles/job-titles.ts';
import type { JobStatus } from '../../src/protocol/status.ts';
import { openStore } from '../../src/store/store.ts';

/** Kinds and strategies that occur together; the last pair is the rarest. */
const PAIRS = [
  ['refine', 'standard'],
  ['refine', 'light'],
  ['refine', 'academic'],
  ['refine', 'plain-language'],
  ['refine', 'corrections-only'],
  ['chat', 'default'],
  ['write', 'outline'],
  ['translate', 'literal'],
] as const;
const NOUNS =
  'report letter thesis chapter proposal summary plan manual article essay story agenda contract policy'.split(' ');
const NAMES = 'annual quarterly final draft second new internal public short early revised shared open late'.split(' ');
const RULES = 200;
const DAY_MS = 86_400_000;
const DAYS = 730;

/** What is asked of it later. */
export const END = Date.UTC(2026, 10, 21);
export const START = END - DAYS * DAY_MS;

/**
 * Fills a new database with ended jobs of one principal, two years of them, and the rollups that their events would have
 * left: in one transaction, without their logs. Every second title says "common", the others "usual"; `translate` is
 * every thousandth job; `paused` are 300, `awaiting_input` 12.
 */
export async function millionJobs(path: string, count: number): Promise<void> {
  await (await openStore({ url: `file:${path}` })).close();
  const database = new Database(path);
  for (const pragma of ['journal_mode = wal', 'synchronous = off', 'cache_size = -262144'])
    database.run(`pragma ${pragma}`);
  database.run('begin');
  const insert = database.prepare(
    'insert into jobs (number, id, principal, kind, title, strategy, status, nonce, head, chain, elapsed, created_at, ' +
      "started_at, ended_at, trimmed_at) values (?, ?, 'local', ?, ?, ?, ?, 'nonce', 9, 9, ?, ?, ?, ?, ?)",
  );
  const rollups = new Map<string, Rollup>();
  let index: ReturnType<Database['prepare']> | undefined;
  for (let number = 1; number <= count; number += 1) {
    const [kind, strategy] = pairOf(number);
    const createdAt = Math.floor(START + ((number - 1) / count) * DAYS * DAY_MS);
    const status = statusOf(number, count);
    const open = status === 'paused' || status === 'awaiting_input';
    const elapsed = 200 + ((number * 7_919) % 60_000);
    const endedAt = open ? null : createdAt + elapsed;
    const job = { id: newJobId(), principal: 'local', kind, strategy, title: titleOf(number) };
    insert.run(number, job.id, kind, job.title, strategy, status, elapsed, createdAt, createdAt, endedAt, endedAt);
    const { sql, params } = indexTitle(job);
    index ??= database.prepare(sql);
    index.run(...params);
    const [day = '', month = ''] = periodsOf(createdAt);
    for (const key of [`${day}\n${kind}\n${strategy}`, `${month}\n${kind}\n${strategy}`, `t${day.slice(1)}\n\n`]) {
      countJob(rollups, key, status, elapsed);
    }
  }
  database.run('insert into job_spans select number >> 9, min(created_at), max(created_at) from jobs group by 1');
  storeRollups(database, rollups);
  storeRules(database);
  database.run('commit');
  database.run('pragma wal_checkpoint(truncate)');
  database.close();
}

interface Rollup {
  readonly counts: Record<'accepted' | 'completed' | 'failed' | 'cancelled', number>;
  readonly ms: Record<'completed' | 'failed' | 'cancelled', Record<string, number>>;
}

function newRollup(): Rollup {
  return {
    counts: { accepted: 0, completed: 0, failed: 0, cancelled: 0 },
    ms: { completed: {}, failed: {}, cancelled: {} },
  };
}

function countJob(rollups: Map<string, Rollup>, key: string, status: JobStatus, elapsed: number): void {
  const rollup = rollups.get(key) ?? newRollup();
  rollups.set(key, rollup);
  rollup.counts.accepted += 1;
  if (status !== 'completed' && status !== 'failed' && status !== 'cancelled') return;
  rollup.counts[status] += 1;
  const bucket = String(bucketOf(elapsed));
  rollup.ms[status][bucket] = (rollup.ms[status][bucket] ?? 0) + 1;
}

function storeRollups(database: Database, rollups: ReadonlyMap<string, Rollup>): void {
  const insert = database.prepare(
    'insert into job_rollups (principal, period, kind, strategy, accepted, completed, failed, cancelled, ' +
      'completed_ms, failed_ms, cancelled_ms, applied, suggested, kept, rejected, input_tokens, output_tokens, cost) ' +
      "values ('local', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1000, 300, 90, 10, 50000, 9000, 12345)",
  );
  for (const [key, { counts, ms }] of rollups) {
    const [period = '', kind = '', strategy = ''] = key.split('\n');
    const histograms = [ms.completed, ms.failed, ms.cancelled].map((one) => JSON.stringify(one));
    insert.run(period, kind, strategy, ...Object.values(counts), ...histograms);
  }
}

function storeRules(database: Database): void {
  const insert = database.prepare(
    'insert into rule_rollups (principal, period, pass, category, rule, applied, suggested, kept, rejected) ' +
      "values ('local', ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
  );
  for (let day = 0; day < DAYS; day += 1) {
    for (const period of periodsOf(START + day * DAY_MS)) {
      for (let rule = 0; rule < RULES; rule += 1) {
        insert.run(
          period,
          ['proofread', 'tighten', 'polish'][rule % 3] ?? '',
          `c${rule % 9}`,
          `Rule${rule}`,
          9,
          3,
          0,
          0,
        );
      }
    }
  }
}

function periodsOf(ms: number): readonly string[] {
  const date = new Date(ms).toISOString();
  return [`d${date.slice(0, 10)}`, `m${date.slice(0, 7)}`];
}

function pairOf(number: number): (typeof PAIRS)[number] {
  const rare = number % 1_000 === 1;
  return PAIRS[rare ? PAIRS.length - 1 : number % (PAIRS.length - 1)] ?? PAIRS[0];
}

/** The open ones lie evenly among the others. */
function statusOf(number: number, count: number): JobStatus {
  if (number % Math.floor(count / 12) === 5) return 'awaiting_input';
  if (number % Math.floor(count / 300) === 3) return 'paused';
  if (number % 100 === 0) return 'failed';
  return number % 33 === 0 ? 'cancelled' : 'completed';
}

function titleOf(number: number): string {
  const [name, noun] = [NAMES[number % 14] ?? '', NOUNS[Math.floor(number / 14) % 14] ?? ''];
  const rare = number % 100_000 === 77 ? ' Zanzibar' : '';
  return `${name} ${noun} ${number % 2 === 0 ? 'Common' : 'Usual'} naïve ${number.toString(36)}${rare}`;
}
