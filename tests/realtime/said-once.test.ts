import { expect, test } from 'bun:test';
import { SocketClient } from '../support/socket-client.ts';
import type { WordRule } from '../support/word-engine.ts';
import { openReviewWorld } from '../support/review-world.ts';

/** Every pass finds the same. */
const RULES: readonly WordRule[] = [
  { find: 'teh', after: 'the', applied: true, rule: 'Teh' },
  { find: 'colour', after: 'color', rule: 'Colour', category: 'style' },
];

test('P-219 a suggestion is made once, and what was rejected is not made again', async () => {
  await using world = await openReviewWorld({ rules: () => RULES });
  const options = { strategy: 'standard', review: 'each_pass' };
  const job = await world.post('refine', 'teh colour and teh colour\n', options);
  using client = new SocketClient(world.url, job, { hello: { since: 'start' } });
  const asked = (input: string) => client.until(({ type, data }) => type === 'input_requested' && data.input === input);
  const respond = (input: string) => world.call('POST', `/v1/jobs/${job}/respond`, { input, value: 'approve' });
  await asked('review.p1.a1');
  const [first] = await world.changes(job);
  await world.decide(job, { ids: [first.id], decision: 'rejected' });
  await respond('review.p1.a1');
  await asked('review.p2.a1');
  await respond('review.p2.a1');
  await asked('review.p3.a1');
  await respond('review.p3.a1');
  await world.ended(job);
  const changes = await world.changes(job);
  expect(changes.map(({ pass, rule }) => `${pass} ${rule}`).toSorted()).toEqual([
    '1 Colour',
    '1 Colour',
    '1 Teh',
    '1 Teh',
  ]);
  expect(await world.result(job)).toBe('teh colour and the colour\n');
});
