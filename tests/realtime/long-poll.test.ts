import { describe, expect, test } from 'bun:test';
import { PollClient } from '../support/poll-client.ts';
import { scriptedPipeline } from '../support/scripted-pipeline.ts';
import { SocketClient } from '../support/socket-client.ts';
import { feedOf, storedLog } from '../support/stored-job.ts';
import { openStreamWorld, type StreamWorld } from '../support/stream-world.ts';
import type { Json } from '../support/world.ts';

async function held(text = 'one'): Promise<StreamWorld & { job: string; path: string }> {
  const world = await openStreamWorld();
  const job = await world.post('stream', text);
  await world.pacer.held();
  return { ...world, job, path: `/v1/jobs/${job}/events` };
}

/** Yields as many events as its text asks for, of so many characters. */
const remarks = scriptedPipeline('remarks', async function* ({ request }) {
  const [count = 0, length = 0, letter = 'x'] = JSON.parse(JSON.parse(JSON.stringify(request)).input.text);
  for (let left = count; left > 0; left -= 1) {
    yield { type: 'warning', data: { code: 'w', message: letter.repeat(length) } };
  }
});

describe('an answer', () => {
  test('P-180 P-23 P-186 holds events in the form of the log, the cursor after them, and whether that is all', async () => {
    await using world = await held('one\ntwo');
    const { epoch, head } = await feedOf(world, world.job);
    const running = await world.call('GET', `${world.path}?since=start`);
    expect(running.status).toBe(200);
    const { events, ...rest } = running.body.data;
    expect(rest).toEqual({ cursor: `${epoch}:${head}`, head, caught_up: true, ended: false, decisions_rev: 0 });
    const stored = (await storedLog(world, world.job)).map(({ data, prev, ...row }) => ({
      ...row,
      data: JSON.parse(data),
      prev,
    }));
    expect(events).toEqual(stored);
    world.pacer.open();
    using client = new PollClient(world.url, world.job, 'start');
    await client.toEnd();
    expect(client.text).toBe('ONE\nTWO\n');
    const over: Json = await client.poll();
    expect(over).toMatchObject({ events: [], caught_up: true, ended: true });
  });

  test('P-181 without since is a snapshot with its cursor', async () => {
    await using world = await held();
    const { body } = await world.call('GET', world.path);
    const { epoch, head } = await feedOf(world, world.job);
    const { snapshot, ...rest } = body.data;
    expect(rest).toEqual({
      events: [],
      cursor: `${epoch}:${head}`,
      head,
      caught_up: true,
      ended: false,
      decisions_rev: 0,
    });
    expect(snapshot).toMatchObject({ job: world.job, seq: head, status: 'running' });
  });

  test('P-182 after a reset says so, with a snapshot', async () => {
    await using world = await held();
    const { body } = await world.call('GET', `${world.path}?since=aaaa:1`);
    expect(body.data.resume).toEqual({ status: 'reset', reason: 'epoch' });
    expect(body.data.snapshot.status).toBe('running');
    const { cursor } = body.data;
    const { body: next } = await world.call('GET', `${world.path}?since=${cursor}&wait=0`);
    expect(next.data).toMatchObject({ events: [], cursor, caught_up: true });
  });

  test('P-183 has no more rows than limit, and the cursor goes on from there', async () => {
    await using world = await openStreamWorld({ pipelines: [remarks] });
    const job = await world.post('remarks', '[20, 1]');
    using watching = new SocketClient(world.url, job, { hello: {} });
    await watching.until(({ type }) => type === 'stream_end');
    using client = new PollClient(world.url, job, 'start', { limit: '7' });
    const sizes: number[] = [];
    while (!client.ended) sizes.push((await client.poll()).events.length);
    expect(sizes).toEqual([7, 7, 7, 2]);
    expect(client.state.warnings).toHaveLength(20);
  });

  test('P-183 is 1 MiB or less, whatever letters it is written in', async () => {
    await using world = await openStreamWorld({ pipelines: [remarks] });
    for (const letter of ['x', '€', '"', '😀']) {
      const job = await world.post('remarks', JSON.stringify([40, 20_000, letter]));
      const wholes: number[] = [];
      let cursor = 'start';
      for (let ended = false; !ended;) {
        const answer = await fetch(`${world.url}/v1/jobs/${job}/events?since=${cursor}&limit=1000`);
        const text = await answer.text();
        wholes.push(Buffer.byteLength(text));
        ({ cursor, ended } = JSON.parse(text).data);
      }
      expect(Math.max(...wholes)).toBeLessThanOrEqual(1_024 * 1_024);
    }
  });

  test('P-184 waits for the next event, and for nothing where there is one', async () => {
    await using world = await held();
    using client = new PollClient(world.url, world.job, 'start');
    await client.poll({ wait: '60' });
    const polled = client.poll({ wait: '60' });
    const { followers } = await feedOf(world, world.job);
    while (followers.size === 0) await new Promise((resolve) => setImmediate(resolve));
    world.pacer.let(1);
    expect((await polled).events[0].type).toBe('content');
    await client.toEnd({ wait: '60' });
    expect(followers.size).toBe(0);
  });

  test('P-184 with wait=0 comes at once', async () => {
    await using world = await held();
    const { epoch, head } = await feedOf(world, world.job);
    const { body } = await world.call('GET', `${world.path}?since=${epoch}:${head}&wait=0`);
    expect(body.data.events).toEqual([]);
  });

  test('P-186 says that the log has ended with the terminal event or after it, never before', async () => {
    await using world = await held('one\ntwo\nthree');
    world.pacer.open();
    using client = new PollClient(world.url, world.job, 'start', { limit: '1' });
    while (!client.ended) {
      const { ended, events } = await client.poll();
      const terminal = ['done'].includes(client.frames.findLast(({ data }) => data)?.type);
      if (ended) expect(terminal).toBe(true);
      expect(events.length).toBeLessThanOrEqual(1);
    }
    const { body } = await world.call('GET', world.path);
    expect(body.data).toMatchObject({ ended: true, snapshot: { status: 'completed' } });
  });

  test('P-180 to a question that makes no sense is 400', async () => {
    await using world = await held();
    for (const query of ['limit=0', 'limit=1001', 'wait=61', 'wait=-1', 'wait=1e1', 'text=all', 'from=1']) {
      const { status, body } = await world.call('GET', `${world.path}?${query}`);
      expect([query, status, body.error?.code]).toEqual([query, 400, 'VALIDATION_ERROR']);
    }
  });
});
