import { describe, expect, test } from 'bun:test';
import { SocketClient } from '../support/socket-client.ts';
import { storedLog } from '../support/stored-job.ts';
import { openStreamWorld, type StreamWorld } from '../support/stream-world.ts';
import type { Json } from '../support/world.ts';

async function running(): Promise<StreamWorld & { job: string }> {
  const world = await openStreamWorld();
  const job = await world.post('stream', 'one');
  await world.pacer.held();
  return { ...world, job };
}

/** The same command over REST, as a reply on a socket has it. */
async function overRest(world: StreamWorld & { job: string }, command: Json): Promise<Json> {
  const { body } = await world.call('POST', `/v1/jobs/${world.job}/commands`, command);
  return body.success ? { type: 'reply', ok: true, ...body.data } : { ok: false, error: body.error };
}

describe('a command that comes again with its id', () => {
  test('P-122 gets the same reply and has no second effect, on whatever transport', async () => {
    await using world = await running();
    const id = crypto.randomUUID();
    const command = { type: 'feedback', id, text: 'shorter' };
    using client = new SocketClient(world.url, world.job, { hello: {} });
    const first = await client.command(command);
    expect(first.ok).toBe(true);
    expect(await overRest(world, command)).toEqual(first);
    using other = new SocketClient(world.url, world.job, { hello: {} });
    expect(await other.command(command)).toEqual(first);
    const received = (await storedLog(world, world.job)).filter(({ type }) => type === 'feedback_received');
    expect(received.map(({ seq }) => seq)).toEqual([first.seq]);
  });

  test('P-122 also when it comes many times at once', async () => {
    await using world = await running();
    const command = { type: 'feedback', id: crypto.randomUUID(), text: 'shorter' };
    const clients = Array.from({ length: 10 }, () => new SocketClient(world.url, world.job, { hello: {} }));
    const replies = await Promise.all([
      ...clients.map((client) => client.command(command)),
      ...clients.map(() => overRest(world, command)),
    ]);
    expect(replies).toEqual(Array(20).fill(replies[0]));
    const received = (await storedLog(world, world.job)).filter(({ type }) => type === 'feedback_received');
    expect(received).toHaveLength(1);
    for (const client of clients) client.close();
  });

  test('P-122 also when the job has moved on, or ended', async () => {
    await using world = await running();
    const pause = { type: 'pause', id: crypto.randomUUID() };
    const first = await overRest(world, pause);
    expect(first.status).toBe('pausing');
    await overRest(world, { type: 'resume', id: crypto.randomUUID() });
    expect(await overRest(world, pause)).toEqual(first);
    world.pacer.open();
    using client = new SocketClient(world.url, world.job, { hello: {} });
    await client.until(({ type }) => type === 'stream_end');
    expect(await overRest(world, pause)).toEqual(first);
    expect(client.state.status).toBe('completed');
  });

  test('P-123 with another body is refused', async () => {
    await using world = await running();
    const id = crypto.randomUUID();
    using client = new SocketClient(world.url, world.job, { hello: {} });
    await client.command({ type: 'feedback', id, text: 'shorter' });
    for (const body of [{ text: 'longer' }, { text: 'shorter', mode: 'queue' }]) {
      const { status, body: answer } = await world.call('POST', `/v1/jobs/${world.job}/commands`, {
        type: 'feedback',
        id,
        ...body,
      });
      expect([status, answer.error.code]).toEqual([422, 'IDEMPOTENCY_MISMATCH']);
    }
    client.frames.length = 0;
    const { error } = await client.command({ type: 'cancel', id });
    expect(error).toMatchObject({ code: 'IDEMPOTENCY_MISMATCH', retryable: false });
  });

  test('P-124 is decided anew when it was refused before', async () => {
    await using world = await running();
    const resume = { type: 'resume', id: crypto.randomUUID() };
    expect((await overRest(world, resume)).error.code).toBe('CONFLICT');
    await overRest(world, { type: 'pause', id: crypto.randomUUID() });
    expect((await overRest(world, resume)).status).toBe('running');
  });

  test('P-122 belongs to its job: another one takes the same id anew', async () => {
    await using world = await running();
    const command = { type: 'feedback', id: crypto.randomUUID(), text: 'shorter' };
    const other = await world.post('stream', 'two');
    await overRest(world, command);
    const { body } = await world.call('POST', `/v1/jobs/${other}/commands`, { ...command, text: 'longer' });
    expect(body.success).toBe(true);
  });
});
