import { expect, test } from 'bun:test';
import { sha256 } from '../../src/documents/sha256.ts';
import { openReviewWorld } from '../support/review-world.ts';
import { openSteeredWorld } from '../support/steered-world.ts';
import { at } from '../support/steered-job.ts';

test('P-54 who reviews a job that has ended in two places hears in one of them what was decided in the other', async () => {
  await using world = await openReviewWorld();
  const job = await world.refined('teh one, teh two\n');
  const ask = async (query: string) => (await world.call('GET', `/v1/jobs/${job}/decisions?${query}`)).body;
  expect((await ask('known=0&wait=0')).data).toEqual({ decisions_rev: 0 });
  expect((await ask('known=7')).data).toEqual({ decisions_rev: 0 });
  const heard = ask('known=0&wait=60');
  await world.decide(job, { filter: {}, decision: 'rejected' });
  expect((await heard).data).toEqual({ decisions_rev: 1 });
  const undone = ask('known=1&wait=60');
  await world.call('POST', `/v1/jobs/${job}/changes/undo`);
  expect((await undone).data).toEqual({ decisions_rev: 2 });
  for (const query of ['', 'known=-1', 'known=1&wait=61', 'known=1&more=1']) {
    // oxlint-disable-next-line no-await-in-loop
    expect((await ask(query)).error.code).toBe('VALIDATION_ERROR');
  }
  expect((await world.call('GET', '/v1/jobs/job_none/decisions?known=0')).status).toBe(404);
});

test('P-51 what was decided before a job is cancelled is in its result; its versions are as the passes left them', async () => {
  await using world = await openSteeredWorld();
  const client = await at(world, 'teh one\n\nteh two\n\nteh three\n', 2);
  const { job } = client.state;
  const decided = await world.call('PUT', `/v1/jobs/${job}/changes`, { ids: ['p1.b1.1'], decision: 'rejected' });
  expect(decided.body.data).toEqual({ decisions_rev: 1, changed: 1 });
  await client.command({ type: 'cancel' });
  const end = await client.until(({ type }) => type === 'stream_end');
  expect(end.text_sha256).toBe(sha256('the one\n\nthe two\n\nteh three\n'));
  expect((await world.call('GET', `/v1/jobs/${job}/result`)).body).toBe('teh one\n\nthe two\n\nteh three\n');
});
