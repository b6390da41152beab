import { expect, type Mock, spyOn, test } from 'bun:test';
import { Connection } from '../../src/realtime/sockets/connection.ts';
import { scriptedPipeline } from '../support/scripted-pipeline.ts';
import { SocketClient } from '../support/socket-client.ts';
import { SseClient } from '../support/sse-client.ts';
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
  world.app.services.hub.sweep();
  using stream = new SseClient(world.url, job, { query: '?since=start' });
  expect(await stream.until(({ type }) => type === 'bye')).toMatchObject({ code: 4506, reason: 'log gap' });
  expect(stream.state.seq).toBe(6);
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

test('P-147 a frame that the socket would not take is a hole as well: 4506, and the cursor goes on from before it', async () => {
  await using world = await openStreamWorld();
  const job = await world.post('stream', 'one');
  await world.pacer.held();
  const opened: Mock<Connection['open']> = spyOn(Connection.prototype, 'open');
  using client = new SocketClient(world.url, job, { hello: {} });
  await client.until(({ type }) => type === 'live');
  const [socket] = opened.mock.calls[0] ?? [];
  opened.mockRestore();
  if (!socket) throw new Error('no socket was opened');
  const dropping = spyOn(socket, 'send').mockReturnValueOnce(0);
  world.pacer.let(1);
  expect(await client.closed).toEqual({ code: 4506, reason: 'frame dropped' });
  dropping.mockRestore();
  using again = new SocketClient(world.url, job, { hello: { since: client.cursor } });
  again.seen(client.frames);
  world.pacer.open();
  await again.until(({ type }) => type === 'stream_end');
  expect(again.text).toBe('ONE\n');
});
