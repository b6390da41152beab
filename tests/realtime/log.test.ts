import { describe, expect, test } from 'bun:test';
import { scriptedPipeline } from '../support/scripted-pipeline.ts';
import { SocketClient } from '../support/socket-client.ts';
import { storedLog } from '../support/stored-job.ts';
import { openStreamWorld } from '../support/stream-world.ts';

describe('the log', () => {
  test('P-1 P-6 is dense from 1 and chained, however many write to it at once', async () => {
    const going = Promise.withResolvers<void>();
    const busy = scriptedPipeline('busy', async function* () {
      for (let left = 200; left > 0; left -= 1) yield { type: 'warning', data: { code: 'w', message: '' } };
      await going.promise;
    });
    await using world = await openStreamWorld({ pipelines: [busy] });
    const job = await world.post('busy', '');
    const commands = Array.from({ length: 50 }, (_, index) =>
      world.call('POST', `/v1/jobs/${job}/feedback`, { text: `${index}` }),
    );
    const answers = await Promise.all(commands);
    going.resolve();
    using client = new SocketClient(world.url, job, { hello: { since: 'start' } });
    await client.until(({ type }) => type === 'stream_end');
    const log = await storedLog(world, job);
    expect(log.map(({ seq }) => seq)).toEqual(log.map((_row, index) => index + 1));
    expect(log.map(({ prev }) => prev)).toEqual(log.map((_row, index) => index));
    const received = log.filter(({ type }) => type === 'feedback_received').map(({ seq }) => seq);
    expect(received.toSorted((a, b) => a - b)).toEqual(
      answers.map(({ body }) => body.data.seq).toSorted((a, b) => a - b),
    );
  });

  test('P-1 begins with job_accepted, in the commit of the job', async () => {
    await using world = await openStreamWorld();
    const job = await world.post('stream', 'one');
    const [first] = await storedLog(world, job);
    expect(first).toMatchObject({ type: 'job_accepted', seq: 1, prev: 0 });
    expect(JSON.parse(first?.data ?? '')).toMatchObject({ kind: 'stream', input: { format: 'text', bytes: 3 } });
  });

  test('P-61 says running when a run has claimed the job', async () => {
    await using world = await openStreamWorld();
    const job = await world.post('stream', 'one');
    await world.pacer.held();
    const [, second] = await storedLog(world, job);
    expect([second?.type, second?.data]).toEqual(['state', '{"status":"running"}']);
  });
});
