import { expect, test } from 'bun:test';
import * as fc from 'fast-check';
import type { JobFilter } from '../../src/jobs/listing/job-facets.ts';
import { JobList } from '../../src/jobs/listing/job-list.ts';
import { forgetTitle } from '../../src/jobs/titles/job-titles.ts';
import { folded } from '../../src/jobs/titles/title-pieces.ts';
import { STATUSES } from '../../src/protocol/status.ts';
import { openStore } from '../../src/store/store.ts';
import { listJobs, type ListedJob } from '../support/listed-job.ts';

const WORDS = [
  'Annual',
  'report',
  'naïve',
  'Straße',
  '東京都',
  '"quoted"',
  'a*',
  'OR',
  'b',
  '50 %',
  'ΟΔΟΣ',
  'x-ray',
  '🙂',
];
const word = fc.constantFrom(...WORDS);
const time = fc.nat({ max: 5_000 });
const job: fc.Arbitrary<Partial<ListedJob>> = fc.record({
  principal: fc.constantFrom('local', 'local', 'other'),
  kind: fc.constantFrom('refine', 'chat', 'write'),
  strategy: fc.constantFrom('light', 'standard'),
  status: fc.constantFrom(...STATUSES, 'completed', 'completed'),
  title: fc.array(word, { maxLength: 4 }).map((words) => words.join(' ')),
  // The clock goes wherever it likes.
  createdAt: time,
});
const text = fc.oneof(
  word,
  fc.tuple(word, word).map((words) => words.join(' ')),
  word.map((one) => Array.from(one).slice(1, 3).join('') || one),
  word.map((one) => one.toUpperCase()),
);
const some = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined });
const filter: fc.Arbitrary<JobFilter> = fc.record({
  status: some(fc.uniqueArray(fc.constantFrom(...STATUSES), { minLength: 1, maxLength: 4 })),
  kind: some(fc.constantFrom('refine', 'chat', 'none')),
  strategy: some(fc.constantFrom('light', 'standard', 'none')),
  from: some(time),
  to: some(time),
  text: some(text),
});

function holds(one: ListedJob, { status, kind, strategy, from, to, text: wanted }: JobFilter): boolean {
  return (
    one.principal === 'local' &&
    (status === undefined || status.includes(one.status)) &&
    (kind === undefined || one.kind === kind) &&
    (strategy === undefined || one.strategy === strategy) &&
    (from === undefined || one.createdAt >= from) &&
    (to === undefined || one.createdAt <= to) &&
    (wanted ?? '').split(' ').every((part) => folded(one.title).includes(folded(part)))
  );
}

const me = { id: 'local', scopes: ['read'] as const };

test('a list holds what its filters let through, newest first, in pages, whatever is combined', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(job, { minLength: 1, maxLength: 60 }),
      fc.array(filter, { minLength: 1, maxLength: 10 }),
      fc.integer({ min: 1, max: 7 }),
      fc.constantFrom(0, 100),
      async (given, filters, limit, step) => {
        const store = await openStore({ url: ':memory:' });
        // A clock that runs out at once: every page stops where it may.
        let now = 0;
        const list = new JobList({ store, clock: () => (now += step) });
        const jobs = await listJobs(store, given);
        const gone = jobs.filter((_, index) => index % 5 === 4);
        await store.atomic(
          gone.flatMap((one) => [forgetTitle(one), { sql: 'delete from jobs where id = ?', params: [one.id] }]),
        );
        const left = jobs.filter((one) => !gone.includes(one)).toReversed();
        for (const one of filters) {
          const seen: string[] = [];
          let below: number | undefined;
          do {
            const page = await list.page(me, one, limit, below);
            expect(page.rows.length).toBeLessThanOrEqual(limit);
            seen.push(...page.rows.map(({ id }) => id));
            if (page.next !== null && below !== undefined) expect(page.next).toBeLessThan(below);
            below = page.next ?? undefined;
          } while (below !== undefined);
          expect(seen).toEqual(left.filter((each) => holds(each, one)).map(({ id }) => id));
        }
        await store.close();
      },
    ),
    { numRuns: 40 },
  );
}, 300_000);
