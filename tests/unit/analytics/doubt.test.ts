import { expect, test } from 'bun:test';
import { Analytics } from '../../../src/analytics/analytics.ts';
import { dayOf } from '../../../src/analytics/days.ts';
import { BreakingCommits } from '../../support/breaking-commits.ts';
import { openLogWorld } from '../../support/log-world.ts';
import { ending } from '../../support/told-job.ts';

// A commit whose answer is lost is tried again: it may have been stored, and it may not.
test.each(['before', 'after'] as const)(
  'what is said again because the connection broke %s its commit counts once',
  async (next) => {
    const database = new BreakingCommits();
    await using world = await openLogWorld({ through: database.through });
    const { pen, row } = await world.job();
    database.next = next;
    await pen.append([{ type: 'usage', data: { engine: 'e', input_tokens: 7 } }]);
    database.next = next;
    await pen.append([ending('done', 5)]);
    const day = dayOf(row.createdAt);
    const { totals } = await new Analytics(world.store).summary('local', { from: day, to: day, groupBy: 'day' });
    expect([totals.usage.input_tokens, totals.jobs.completed, totals.durations.jobs]).toEqual([7, 1, 1]);
  },
);
