import { describe, expect, test } from 'bun:test';
import { SocketClient } from '../support/socket-client.ts';
import { openStatusWorld } from '../support/status-world.ts';
import { storedLog } from '../support/stored-job.ts';

const ANSWER = { type: 'respond', input: 'in_1', value: 'yes' };

describe('a job that asks', () => {
  test('P-66 P-130 waits, takes an answer to its question, and goes on with it', async () => {
    await using world = await openStatusWorld('awaiting_input');
    const job = await world.job();
    using client = new SocketClient(world.url, job, { hello: { since: 'start' } });
    await client.until(({ type }) => type === 'live');
    expect(client.state.input).toMatchObject({ input: 'in_1', question: 'Go on?', choices: ['yes', 'no'] });
    expect(await client.command({ ...ANSWER, if_status: 'awaiting_input' })).toMatchObject({
      ok: true,
      status: 'queued',
    });
    await client.until(({ type }) => type === 'stream_end');
    expect(client.state).toMatchObject({ status: 'completed', answers: { in_1: 'yes' }, input: null });
    const resolved = client.frames.find(({ type }) => type === 'input_resolved');
    expect(resolved.data).toEqual({ input: 'in_1', value: 'yes', by: 'user' });
  });

  test('P-130 refuses what is no answer to it', async () => {
    await using world = await openStatusWorld('awaiting_input');
    const job = await world.job();
    using client = new SocketClient(world.url, job, { hello: { since: 'start' } });
    const code = async (more: Record<string, string>) => (await client.command({ ...ANSWER, ...more })).error.code;
    expect(await code({ input: 'in_2' })).toBe('CONFLICT');
    expect(await code({ value: 'perhaps' })).toBe('VALIDATION_ERROR');
    expect(await code({ if_status: 'running' })).toBe('CONFLICT');
    const { error } = await client.command({ ...ANSWER, if_status: 'running' });
    expect(error.message).toBe('the job is awaiting_input, not running');
    expect(client.state.status).toBe('awaiting_input');
  });

  test('P-126 P-130 is answered at a path of its own too', async () => {
    await using world = await openStatusWorld('awaiting_input');
    const job = await world.job();
    const respond = (body: unknown) => world.call('POST', `/v1/jobs/${job}/respond`, body);
    expect((await respond({ input: 'in_1' })).status).toBe(400);
    expect((await respond({ input: 'in_1', value: 'yes', extra: 1 })).status).toBe(400);
    const { status, body } = await respond({ input: 'in_1', value: 'yes' });
    expect([status, body.data.status]).toEqual([200, 'queued']);
    expect((await respond({ input: 'in_1', value: 'yes' })).status).toBe(409);
  });

  test('P-130 takes one answer of many', async () => {
    await using world = await openStatusWorld('awaiting_input');
    const job = await world.job();
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => {
        const body = { ...ANSWER, id: crypto.randomUUID() };
        return world.call('POST', `/v1/jobs/${job}/commands`, body);
      }),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(7);
    const resolved = (await storedLog(world, job)).filter(({ type }) => type === 'input_resolved');
    expect(resolved).toHaveLength(1);
  });
});
