import { expect, test } from 'bun:test';
import { openReviewWorld } from '../../support/review-world.ts';

// A run that was killed after it had stored its decisions, and before its log said so, decides again.
test('what is decided for a cause is decided once, and answered as it was then', async () => {
  await using world = await openReviewWorld();
  const job = await world.refined('teh one, teh two\n');
  const ids = (await world.changes(job)).map(({ id }) => id);
  const { review, store } = world.app.services;
  const decide = (cause: string) => review.decide(job, { of: { ids }, decision: 'rejected', learned: false, cause });
  expect(await decide('review.p1.a1')).toEqual({ ok: true, rev: 1, changed: 2 });
  await world.decide(job, { ids: [ids[0]], decision: 'accepted' });
  expect(await decide('review.p1.a1')).toEqual({ ok: true, rev: 2, changed: 2 });
  expect(await world.result(job)).toBe('the one, teh two\n');
  expect(await decide('f1.0')).toEqual({ ok: true, rev: 3, changed: 1 });
  await world.call('DELETE', `/v1/jobs/${job}`);
  expect(await store.query({ sql: 'select count(*) from decision_causes', params: [] })).toEqual([[0]]);
});
