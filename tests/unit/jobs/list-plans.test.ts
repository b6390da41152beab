import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { join } from 'node:path';
import { addEnd, addToJob, addToRules } from '../../../src/analytics/rollup-sql.ts';
import { jobRollups, ruleRollups } from '../../../src/analytics/rollup-rows.ts';
import { countStatements } from '../../../src/jobs/listing/job-counts.ts';
import { facetNumbers, facetPairs, type JobFilter } from '../../../src/jobs/listing/job-facets.ts';
import { noteSpan, spanRange } from '../../../src/jobs/log/job-spans.ts';
import { titleHits } from '../../../src/jobs/titles/job-titles.ts';
import { removal } from '../../../src/jobs/keeping/removal.ts';
import { STATUSES } from '../../../src/protocol/status.ts';
import type { SqlValue, Statement } from '../../../src/store/driver.ts';
import { sqliteDriver } from '../../../src/store/driver.sqlite.ts';
import { openDatabase } from '../../../src/store/file-database.ts';
import { Migrations } from '../../../src/store/migrations.ts';

const database = openDatabase(':memory:');
const driver = sqliteDriver(database);
beforeAll(() => new Migrations(join(import.meta.dir, '../../../drizzle')).apply(driver, 'of this test'));
afterAll(() => driver.close());

function planOf({ sql, params }: Statement): string[] {
  using explain = database.prepare<unknown, SqlValue[]>(`explain query plan ${sql}`);
  return explain.values(...params).map((row) => String(row[3]));
}

/** What reads tables: none of it may go through a whole one, and none may sort. */
const touches = (plan: readonly string[]) => plan.filter((step) => /^(SEARCH|SCAN|USE TEMP)/.test(step));

const range = { low: 0, high: 1_000 };
const pairs = ['a', 'b', 'c'].map((kind) => ({ kind, strategy: 's' }));
const filters: Record<string, JobFilter> = {
  nothing: {},
  'two times': { from: 1, to: 2 },
  'a status': { status: ['failed'] },
  'every status': { status: STATUSES },
  'statuses and times': { status: ['failed', 'running'], from: 1, to: 2 },
};

describe('a list with', () => {
  test.each(Object.entries(filters))('%s reads one index, in the order of the list', (_, filter) => {
    const some = filter.status ? pairs : undefined;
    for (const statement of facetNumbers('p', filter, some, range, 21)) {
      const plan = touches(planOf(statement));
      const facets = '(principal=? AND kind=? AND strategy=? AND status=? AND rowid>? AND rowid<?)';
      const index = some ? `jobs_by_facets ${facets}` : 'jobs_by_principal (principal=? AND rowid>? AND rowid<?)';
      expect(plan).toHaveLength(some ? 3 * (filter.status?.length ?? 0) : 1);
      for (const step of plan) expect(step).toMatch(/^SEARCH jobs USING (COVERING )?INDEX /);
      for (const step of plan) expect(step).toEndWith(`INDEX ${index}`);
    }
  });

  test.each([
    ['any time', {}],
    ['two times', { from: 1, to: 2 }],
  ])('counts of %s reads one index, no further than is counted', (_, times) => {
    for (const statement of countStatements('p', times, pairs, range)) {
      expect(statement.sql.match(/limit 1000\)/g)).toHaveLength(3 * STATUSES.length);
      const steps = touches(planOf(statement)).filter((step) => step.includes(' jobs '));
      expect(steps).toHaveLength(3 * STATUSES.length);
      for (const step of steps) expect(step).toContain('INDEX jobs_by_facets (principal=? AND kind=? AND strategy=?');
    }
  });

  test('more kinds and strategies than a statement holds is asked in several', () => {
    const many = Array.from({ length: 120 }, (_, index) => ({ kind: `k${index}`, strategy: 's' }));
    const statements = facetNumbers('p', {}, many, range, 21);
    expect(statements).toHaveLength(3);
    for (const statement of statements) expect(touches(planOf(statement)).length).toBeGreaterThan(0);
  });

  test('kinds and strategies to be found hops from one to the next', () => {
    const plan = touches(planOf(facetPairs('p')));
    const hops = plan.filter((step) => step.includes('jobs_by_facets'));
    expect(hops.map((step) => step.replace('SEARCH jobs USING COVERING INDEX jobs_by_facets ', ''))).toEqual([
      '(principal=?)',
      '(principal=? AND kind=? AND strategy>?)',
      '(principal=? AND kind>?)',
    ]);
    const rest = plan.filter((step) => !step.includes('jobs_by_facets'));
    expect(new Set(rest)).toEqual(new Set(['SEARCH jobs USING INTEGER PRIMARY KEY (rowid=?)', 'SCAN pair']));
  });

  test('times finds their numbers in the spans', () => {
    expect(touches(planOf(spanRange(1, 2))).filter((step) => step.includes('jobs'))).toEqual([]);
    expect(planOf(noteSpan('j'))).toEqual(['SEARCH jobs USING INDEX jobs_id_unique (id=?)']);
  });

  test('text asks the index of titles, newest first, and each title once', () => {
    const plan = touches(planOf(titleHits(['abc'], { chunk: 0, low: 0, high: 100, limit: 21 })));
    expect(plan[0]).toMatch(/^SCAN job_titles VIRTUAL TABLE INDEX \d+:.*M/);
    expect(plan.slice(1)).toEqual(['SCAN hit', 'SEARCH jobs USING INTEGER PRIMARY KEY (rowid=?) LEFT-JOIN']);
  });
});

test('a job that is deleted is looked up in every table, however much there is of others', () => {
  const times = { createdAt: 1, startedAt: null, endedAt: 2, trimmedAt: null };
  const counts = { number: 1, head: 0, chain: 0, prior: 0, fence: 0, elapsed: 0, decisionsRev: 0 };
  const names = {
    id: 'j',
    principal: 'p',
    kind: 'k',
    title: 't',
    strategy: 's',
    nonce: 'n',
    retryOf: null,
    file: null,
    conversation: null,
  };
  for (const statement of removal({ ...names, ...counts, ...times, status: 'completed' })) {
    const plan = touches(planOf(statement));
    expect(plan).toHaveLength(1);
    expect(plan[0]).toMatch(/^SEARCH \w+ USING (COVERING )?INDEX \w+ \((job|id)=\?\)$/);
  }
});

describe('a rollup', () => {
  test.each([
    ['of a job', addToJob('j', { accepted: 1 })],
    ['of an end', addEnd('j', 'failed', 7)],
    ['of rules', addToRules('j', [])],
  ])('%s is written by the key of the job', (_, statement) => {
    const plan = planOf(statement).filter((step) => / jobs\b/.test(step));
    expect(plan).toEqual(['SEARCH jobs USING INDEX jobs_id_unique (id=?)']);
  });

  test('is read by principal and period', async () => {
    const asked: Statement[] = [];
    const query = async (statement: Statement) => {
      asked.push(statement);
      return [];
    };
    await jobRollups({ query }, 'p', ['d1', 'd2']);
    await ruleRollups({ query }, 'p', ['d1', 'd2']);
    for (const statement of asked) {
      expect(touches(planOf(statement))[0]).toMatch(
        /^SEARCH \w+ USING PRIMARY KEY \(principal=\? AND period>\? AND period<\?\)$/,
      );
    }
  });
});
