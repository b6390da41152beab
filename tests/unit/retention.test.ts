import { expect, test } from 'bun:test';
import { scriptedPipeline } from '../support/scripted-pipeline.ts';
import { SocketClient } from '../support/socket-client.ts';
import { storedJob } from '../support/stored-job.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { openWorld } from '../support/world.ts';

const pipelines = [
  scriptedPipeline('short', async function* () {
    yield { type: 'warning', data: { code: 'w', message: '' } };
  }),
];

// Twenty logs were trimmed a minute and no more: a server that ended more jobs than that kept their logs for ever.
test('P-16 every log that is due is trimmed, however many there are', async () => {
  using folder = tempFolder();
  const before = await openWorld({ pipelines, folder: folder.path });
  const jobs = await Promise.all(Array.from({ length: 50 }, () => before.post('short', '')));
  for (const job of jobs)
    await new SocketClient(before.url, job, { hello: {} }).until(({ type }) => type === 'stream_end');
  await before.close();

  await using world = await openWorld({ pipelines, folder: folder.path, env: { RETENTION_DAYS: '0' } });
  const kept = async () => {
    const rows = await Promise.all(jobs.map((job) => storedJob(world, job)));
    return rows.filter(({ trimmedAt }) => trimmedAt === null).length;
  };
  while ((await kept()) > 0) await new Promise(setImmediate);
  const { body } = await world.call('GET', `/v1/jobs/${jobs[49]}`);
  expect(body.data.snapshot).toMatchObject({ status: 'completed', warnings: [{ code: 'w' }] });
});
