import { expect, test } from 'bun:test';
import * as fc from 'fast-check';
import { Analytics } from '../../src/analytics/analytics.ts';
import { dateOf, weekOf } from '../../src/analytics/days.ts';
import { RELATIVE_ERROR } from '../../src/analytics/histogram.ts';
import type { Grouping, Summary } from '../../src/protocol/summary.ts';
import { rowEvent } from '../../src/jobs/log/log-row.ts';
import { DecisionBook } from '../../src/jobs/review/decision-book.ts';
import type { StoredDecision } from '../../src/jobs/review/stored-decision.ts';
import { openLogWorld, type LogWorld } from '../support/log-world.ts';
import { type Recount, recount } from '../support/recount.ts';
import { blockComplete, ending, opening, passComplete, passStart, RULES } from '../support/told-job.ts';

const FIRST = 20_400;
const PASSES = [{ pass: 1, name: 'first' }];
const OTHER = { rule: 'Other', category: 'style' } as const;
const change = fc.record({ rule: fc.nat({ max: RULES.length - 1 }), applied: fc.boolean() });
const usage = fc.record({
  input_tokens: fc.nat({ max: 5_000 }),
  output_tokens: fc.nat({ max: 500 }),
  cost_usd: fc.nat({ max: 1_000_000 }).map((micros) => micros / 1e6),
});
const step = fc.oneof(
  fc.record({ do: fc.constant('block' as const), changes: fc.array(change, { maxLength: 4 }) }),
  fc.record({ do: fc.constant('usage' as const), usage }),
  fc.record({ do: fc.constantFrom('again' as const, 'complete' as const, 'complete' as const, 'stale' as const) }),
);
const decision = fc.record({
  change: fc.nat({ max: 3 }),
  rule: fc.nat({ max: RULES.length - 1 }),
  to: fc.constantFrom('accepted' as const, 'rejected' as const, 'none' as const, 'undo' as const),
});
const history = fc.record({
  kind: fc.constantFrom('refine', 'chat'),
  strategy: fc.constantFrom('light', 'standard'),
  day: fc.nat({ max: 70 }),
  steps: fc.array(step, { maxLength: 12 }),
  end: fc.constantFrom('done' as const, 'error' as const, 'cancelled' as const, undefined),
  elapsed: fc.nat({ max: 10_000_000 }),
  decisions: fc.array(decision, { maxLength: 6 }),
  deleted: fc.boolean(),
});
type History = typeof history extends fc.Arbitrary<infer T> ? T : never;

interface Played extends Recount {
  readonly decided: readonly StoredDecision[];
}

/** Lives through a history, commit by commit. @returns what its log said before anything of it was deleted. */
async function play({ log, store, job, table }: LogWorld, told: History): Promise<Played> {
  const { row, pen } = await job();
  const createdAt = (FIRST + told.day) * 86_400_000 + told.elapsed;
  const sql = 'update jobs set kind = ?, strategy = ?, created_at = ? where id = ?';
  await store.atomic([{ sql, params: [told.kind, told.strategy, createdAt, row.id] }]);
  for (const event of opening(told.kind, told.strategy, ['first', 'second'])) await pen.append([event]);
  let [pass, attempt] = [1, 1];
  const name = () => (pass === 1 ? 'first' : 'second');
  await pen.append([passStart(pass, name(), attempt)]);
  for (const one of told.steps) {
    if (one.do === 'block') await pen.append([blockComplete(pass, one.changes)]);
    if (one.do === 'usage') await pen.append([{ type: 'usage', data: { engine: 'e', ...one.usage } }]);
    if (one.do === 'again') await pen.append([passStart(pass, name(), (attempt += 1))]);
    if (one.do === 'stale') {
      // A runner that lost its claim says everything once more, and nobody hears it.
      const guard = { by: 'runner', fence: 0, statuses: ['running'] } as const;
      const events = [ending('done', 1), { type: 'usage' as const, data: { engine: 'e', input_tokens: 7 } }];
      expect((await log.append({ job: row.id, guard, events })).ok).toBe(false);
    }
    if (one.do !== 'complete') continue;
    await pen.append([passComplete(pass)]);
    [pass, attempt] = [pass + 1, 1];
    await pen.append([passStart(pass, name(), attempt)]);
  }
  if (told.end) await pen.append([ending(told.end, told.elapsed)]);
  const book = new DecisionBook(store);
  const reviewed = { job: row.id, passes: PASSES, route: null, accepted: null };
  for (const { change: number, rule, to } of told.decisions) {
    const now = await table.find(row.id);
    const page = await book.read(now ?? row);
    const stored = { pass: 1, attempt: 1, ...(RULES[rule] ?? OTHER), at: 1, learned: true };
    if (to === 'undo') await book.undo(reviewed, page);
    else await book.act(reviewed, page, [[`p1.b1.${number}`, to === 'none' ? null : { ...stored, decision: to }]]);
  }
  const { stored } = await book.read((await table.find(row.id)) ?? row);
  const rows = await log.read(row.id, 0, 1_000);
  if (told.deleted && told.end) {
    const tables = ['events', 'versions', 'decisions'];
    await store.atomic([
      ...tables.map((one) => ({ sql: `delete from ${one} where job = ?`, params: [row.id] })),
      { sql: 'delete from jobs where id = ?', params: [row.id] },
    ]);
  }
  return { ...recount(rows.map(rowEvent), createdAt), decided: [...stored.values()] };
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const jobsOf = (played: readonly Played[]) => ({
  accepted: played.length,
  open: played.filter(({ end }) => end === 'open').length,
  completed: played.filter(({ end }) => end === 'completed').length,
  failed: played.filter(({ end }) => end === 'failed').length,
  cancelled: played.filter(({ end }) => end === 'cancelled').length,
});

/** @param of one rule of one pass; all of them unless told. Every decision is about the first pass. */
function changesOf(played: readonly Played[], of?: { readonly pass: string; readonly rule: string }) {
  const wanted = (rule: string, pass: string) => !of || (of.rule === rule && of.pass === pass);
  const changes = played.flatMap((one) => one.changes).filter((one) => wanted(one.rule, one.pass));
  const decided = played.flatMap((one) => one.decided).filter((one) => wanted(one.rule, 'first'));
  const accepted = decided.filter((one) => one.decision === 'accepted').length;
  return {
    applied: changes.filter(({ applied }) => applied).length,
    suggested: changes.filter(({ applied }) => !applied).length,
    accepted,
    rejected: decided.length - accepted,
    acceptance_rate: decided.length === 0 ? null : accepted / decided.length,
  };
}

const usageOf = (played: readonly Played[]) => ({
  input_tokens: sum(played.map(({ usage: used }) => used.input)),
  output_tokens: sum(played.map(({ usage: used }) => used.output)),
  cost_usd: sum(played.map(({ usage: used }) => used.cost)) / 1e6,
});

const keyOf: Record<Grouping, (one: Played) => string> = {
  day: ({ day }) => dateOf(day),
  week: ({ day }) => weekOf(day),
  month: ({ day }) => dateOf(day).slice(0, 7),
  kind: ({ kind }) => kind,
  strategy: ({ strategy }) => strategy,
  status: ({ end }) => end,
};

function near(said: number | null, values: readonly number[], share: number): boolean {
  const exact = values.toSorted((a, b) => a - b)[Math.ceil(values.length * share) - 1];
  if (exact === undefined || said === null) return exact === undefined && said === null;
  // Answers are whole ms.
  return Math.abs(said - exact) <= Math.max(1, exact * RELATIVE_ERROR + 0.5);
}

function compare(summary: Summary, played: readonly Played[], groupBy: Grouping): void {
  const { totals, changes, series } = summary;
  expect(totals.jobs).toEqual(jobsOf(played));
  expect(totals.changes).toEqual(changesOf(played));
  expect(totals.usage).toEqual(usageOf(played));
  const durations = played.flatMap(({ elapsed }) => elapsed ?? []);
  expect(totals.durations.jobs).toBe(durations.length);
  expect([near(totals.durations.p50_ms, durations, 0.5), near(totals.durations.p95_ms, durations, 0.95)]).toEqual([
    true,
    true,
  ]);
  for (const by of changes.by_rule) expect(by).toMatchObject(changesOf(played, by));
  expect(sum(changes.by_category.map(({ applied }) => applied))).toBe(totals.changes.applied);
  expect(sum(changes.by_pass.map(({ suggested }) => suggested))).toBe(totals.changes.suggested);
  for (const item of series) {
    const those = played.filter((one) => keyOf[groupBy](one) === item.key);
    if (groupBy === 'status') expect(item.jobs.accepted).toBe(those.length);
    else expect(item).toMatchObject({ jobs: jobsOf(those), changes: changesOf(those), usage: usageOf(those) });
  }
  expect(sum(series.map(({ jobs }) => jobs.accepted))).toBe(played.length);
}

test('the rollups say what every event read again says, whatever was interrupted, repeated, decided and deleted', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(history, { minLength: 1, maxLength: 8 }),
      fc.tuple(fc.nat({ max: 75 }), fc.nat({ max: 75 })),
      fc.constantFrom<Grouping[]>('day', 'week', 'month', 'kind', 'strategy', 'status'),
      async (histories, days, groupBy) => {
        await using world = await openLogWorld();
        const played: Played[] = [];
        for (const told of histories) played.push(await play(world, told));
        const [from = 0, to = 0] = days.map((day) => FIRST - 2 + day).toSorted((a, b) => a - b);
        const summary = await new Analytics(world.store).summary('local', { from, to, groupBy });
        compare(
          summary,
          played.filter(({ day }) => day >= from && day <= to),
          groupBy,
        );
        const nobody = await new Analytics(world.store).summary('somebody', { from, to, groupBy });
        expect(nobody.totals.jobs.accepted).toBe(0);
      },
    ),
    { numRuns: 60 },
  );
}, 300_000);
