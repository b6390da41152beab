import { expect, test } from 'bun:test';
import { scriptedPipeline } from '../support/scripted-pipeline.ts';
import { SocketClient } from '../support/socket-client.ts';
import { openStreamWorld } from '../support/stream-world.ts';

const remarks = scriptedPipeline('remarks', async function* () {
  for (let left = 20; left > 0; left -= 1) yield { type: 'warning', data: { code: 'w', message: 'x'.repeat(500) } };
  await new Promise(() => undefined);
});

test('P-147 whoever reads is told of rows that are not there: 4506, and never led over them', async () => {
  await using world = await openStreamWorld({
    pipelines: [remarks],
    tuning: { runLimits: { graceMs: 0 }, channelLimits: { ringBytes: 1_000 } },
  });
  const job = await world.post('remarks', '');
  using before = new SocketClient(world.url, job, { hello: { since: 'start' } });
  await before.until(({ seq }) => seq === 22);
  await world.app.services.store.atomic([{ sql: 'delete from events where job = ? and seq = 7', params: [job] }]);
  using client = new SocketClient(world.url, job, { hello: { since: 'start' } });
  expect((await client.closed).code).toBe(4506);
  expect(client.state.seq).toBe(6);
  expect(client.frames.at(-1)).toEqual({
    type: 'bye',
    code: 4506,
    reason: 'log gap',
    retry_after_ms: [500, 8_000],
  });
});
