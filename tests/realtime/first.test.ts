import { expect, test } from 'bun:test';
import { openWorld } from '../support/world.ts';
import { streamPipeline } from '../support/stream-pipeline.ts';
import { SocketClient } from '../support/socket-client.ts';

test('a bare socket sees a job from its snapshot to its end', async () => {
  const world = await openWorld({ pipelines: [streamPipeline(async () => undefined)] });
  const job = await world.post('stream', 'one\ntwo 😀 three');
  const client = new SocketClient(world.url, job, { hello: { since: 'start' } });
  await client.until(({ type }) => type === 'stream_end');
  expect((await client.closed).code).toBe(1000);
  expect(client.text).toBe('ONE\nTWO 😀 THREE\n');
  const result = await world.call('GET', `/v1/jobs/${job}/result`);
  expect(result.body).toBe(client.text);
  await world.close();
});
