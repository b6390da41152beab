import { describe, expect, test } from 'bun:test';
import { PollClient } from '../support/poll-client.ts';
import type { SocketClient } from '../support/socket-client.ts';
import { SseClient } from '../support/sse-client.ts';
import { openSteeredWorld, type SteeredWorld } from '../support/steered-world.ts';
import { tempFolder } from '../support/temp-folder.ts';
import type { Json } from '../support/world.ts';

const TEXT = 'teh one\n\nteh two\n';
const HOUR = 3_600_000;

/** A job that runs freely, at its nth gate. */
async function atGate(world: SteeredWorld, options: Json, text = TEXT): Promise<{ client: SocketClient; asked: Json }> {
  world.open();
  const client = await world.job(text, options);
  return { client, asked: await gate(client, 1) };
}

async function gate(client: SocketClient, pass: number, attempt = 1): Promise<Json> {
  const id = `review.p${pass}.a${attempt}`;
  return (await client.until(({ type, data }) => type === 'input_requested' && data.input === id)).data;
}

const answer = (client: SocketClient, input: string, value: string) =>
  client.command({ type: 'respond', input, value });
const started = (client: SocketClient) =>
  client.frames.filter(({ type }) => type === 'pass_start').map(({ data }) => [data.pass, data.attempt]);

describe('a gate after each pass', () => {
  test('P-211 says what is asked: the pass, what it did, the choices, until when, and what then', async () => {
    const now = 1_800_000_000_000;
    await using world = await openSteeredWorld({ tuning: { now: () => now } });
    const { client, asked } = await atGate(world, {
      review: 'each_pass',
      review_timeout_s: 60,
      review_default: 'stop',
    });
    expect(asked).toEqual({
      input: 'review.p1.a1',
      question: 'Pass 1 (proofread) has made 2 changes and no suggestions. Shall the job go on?',
      choices: ['approve', 'again', 'stop', 'undo'],
      about: { pass: 1, name: 'proofread', changes: 2, suggestions: 0 },
      expires_at: now + 60_000,
      fallback: 'stop',
    });
    expect(client.state).toMatchObject({ status: 'awaiting_input', input: asked });
    const { body } = await world.call('GET', `/v1/jobs/${client.state.job}`);
    expect(body.data.snapshot.input).toEqual(asked);
  });

  test('P-211 every pass is looked at, the last one before the job ends', async () => {
    await using world = await openSteeredWorld();
    const { client } = await atGate(world, { review: 'each_pass' });
    for (const pass of [1, 2, 3]) {
      const { choices } = await gate(client, pass);
      expect(choices.includes('stop')).toBe(pass < 3);
      expect(client.types).not.toContain('done');
      await answer(client, `review.p${pass}.a1`, 'approve');
    }
    await client.until(({ type }) => type === 'stream_end');
    expect(started(client)).toEqual([
      [1, 1],
      [2, 1],
      [3, 1],
    ]);
    expect(client.end?.status).toBe('completed');
  });

  test('P-212 again: the pass begins again under what was said meanwhile, and is looked at again', async () => {
    await using world = await openSteeredWorld();
    const { client } = await atGate(world, { review: 'each_pass' });
    await client.command({ type: 'feedback', text: 'leave “teh” alone' });
    await answer(client, 'review.p1.a1', 'again');
    const second = await gate(client, 1, 2);
    expect(second.about).toMatchObject({ changes: 0 });
    expect(client.text).toBe(TEXT);
    expect(client.state.feedback[0]?.applied).toMatchObject({ from: { pass: 1, block: 'b1' } });
    await answer(client, 'review.p1.a2', 'stop');
    await client.until(({ type }) => type === 'stream_end');
    expect(started(client)).toEqual([
      [1, 1],
      [1, 2],
    ]);
  });

  test('P-212 stop: the job ends with what it has', async () => {
    await using world = await openSteeredWorld();
    const { client } = await atGate(world, { review: 'each_pass' });
    await answer(client, 'review.p1.a1', 'stop');
    const { data } = await client.until(({ type }) => type === 'done');
    expect(data).toMatchObject({ version: 1, partial: false });
    expect(client.text).toBe(TEXT.replaceAll('teh', 'the'));
  });

  test('P-212 undo: what the pass changed is rejected, and the next one is given the text without it', async () => {
    await using world = await openSteeredWorld();
    const { client } = await atGate(world, { review: 'each_pass' });
    await client.command({ type: 'feedback', text: 'leave “teh” alone' });
    await answer(client, 'review.p1.a1', 'undo');
    await gate(client, 2);
    expect(client.text).toBe(TEXT);
    expect(world.asked.at(-1)?.blocks.map(({ text }) => text)).toEqual(['teh one', 'teh two']);
    const { body } = await world.call('GET', `/v1/jobs/${client.state.job}/changes`);
    expect(body.data.items.map(({ decision }: Json) => decision)).toEqual(['rejected', 'rejected']);
  });

  test('P-213 decisions that were made at the gate are in the text that the next pass is given', async () => {
    await using world = await openSteeredWorld();
    const { client } = await atGate(world, { review: 'each_pass' });
    await client.command({ type: 'feedback', text: 'leave “teh” alone' });
    const decided = { ids: ['p1.b2.1'], decision: 'rejected' };
    expect((await world.call('PUT', `/v1/jobs/${client.state.job}/changes`, decided)).status).toBe(200);
    await answer(client, 'review.p1.a1', 'approve');
    await gate(client, 2);
    expect(world.asked.at(-1)?.blocks.map(({ text }) => text)).toEqual(['the one', 'teh two']);
  });
});

/** What is decided of pass 1 while pass 2 has begun, and comes in where that begins again. */
describe('decisions before a pass begins again', () => {
  const UNDECIDED = 'the one\n\nthe two\n';
  const DECIDED = 'the one\n\nteh two\n';

  const reject = async (world: SteeredWorld, { state }: SocketClient) =>
    expect(
      await world.call('PUT', `/v1/jobs/${state.job}/changes`, { ids: ['p1.b2.1'], decision: 'rejected' }),
    ).toMatchObject({ status: 200 });
  const given = ({ asked }: SteeredWorld) => asked.at(-1)?.blocks.map(({ text }) => text);
  const stored = async ({ app }: SteeredWorld, { state }: SocketClient) => {
    const sql = 'select text from versions where job = ? order by version';
    return (await app.services.store.query({ sql, params: [state.job] })).flat();
  };
  const frozen = (client: SocketClient) =>
    client.frames.filter(({ type }) => type === 'block_decided').map(({ data }) => [data.block, data.text]);

  /** At the gate of pass 2, which left “teh” alone. */
  async function atSecond(world: SteeredWorld): Promise<SocketClient> {
    const { client } = await atGate(world, { review: 'each_pass' });
    await client.command({ type: 'feedback', text: 'leave “teh” alone' });
    await answer(client, 'review.p1.a1', 'approve');
    await gate(client, 2);
    return client;
  }

  test('P-51 P-213 at its own gate: its next attempt is given the text with them, and the version before it holds them', async () => {
    await using world = await openSteeredWorld();
    const client = await atSecond(world);
    await reject(world, client);
    expect(await stored(world, client)).toEqual([TEXT, UNDECIDED, UNDECIDED]);
    await answer(client, 'review.p2.a1', 'again');
    await gate(client, 2, 2);
    expect(given(world)).toEqual(['the one', 'teh two']);
    expect(frozen(client)).toEqual([['b2', 'teh two']]);
    expect(await stored(world, client)).toEqual([TEXT, DECIDED, DECIDED]);
    const copy = Bun.file(`${world.folder}/output/${client.state.job}/1-proofread.md`);
    expect(await copy.text()).toBe(DECIDED);
    await world.call('PUT', `/v1/jobs/${client.state.job}/changes`, { ids: ['p1.b2.1'], decision: 'none' });
    await answer(client, 'review.p2.a2', 'again');
    await gate(client, 2, 3);
    expect(given(world)).toEqual(['the one', 'the two']);
    expect(await stored(world, client)).toEqual([TEXT, UNDECIDED, UNDECIDED]);
  });

  test('P-51 P-208 while it runs: an interrupt takes them in, and the end freezes the version before it', async () => {
    await using world = await openSteeredWorld();
    const client = await world.job(TEXT);
    await world.held();
    world.let(3);
    await client.until(({ type, data }) => type === 'block_complete' && data.pass === 2 && data.block === 'b1');
    await world.held();
    await reject(world, client);
    await client.command({ type: 'feedback', mode: 'interrupt', text: 'leave “teh” alone' });
    await client.until(({ type, data }) => type === 'pass_start' && data.attempt === 2);
    await client.until(({ type }) => type === 'block_decided');
    await world.held();
    expect(given(world)).toEqual(['the one', 'teh two']);
    expect(frozen(client)).toEqual([['b2', 'teh two']]);
    world.let(1);
    await client.until(
      ({ type, data }) => type === 'block_complete' && data.pass === 2 && client.state.passes[1]?.attempt === 2,
    );
    await client.command({ type: 'cancel' });
    await client.until(({ type }) => type === 'cancelled');
    expect(await stored(world, client)).toEqual([TEXT, DECIDED]);
  });
});

describe('over any transport', () => {
  test('P-214 stream and poll show it, REST answers it, and what is no answer is told so', async () => {
    await using world = await openSteeredWorld();
    const { client, asked } = await atGate(world, { review: 'each_pass' });
    const { job } = client.state;
    const poll = new PollClient(world.url, job, 'start');
    await poll.poll({ wait: '0' });
    expect(poll.state.input).toEqual(asked);
    const stream = new SseClient(world.url, job, { query: '?since=start' });
    expect((await stream.until(({ type }) => type === 'input_requested')).data).toEqual(asked);
    stream.close();

    const respond = (body: Json) =>
      world.call('POST', `/v1/jobs/${job}/commands`, { type: 'respond', id: crypto.randomUUID(), ...body });
    const wrong = await respond({ input: asked.input, value: 'perhaps' });
    expect([wrong.status, wrong.body.error.message]).toEqual([400, 'value: one of approve, again, stop, undo']);
    expect((await respond({ input: 'review.p2.a1', value: 'approve' })).status).toBe(409);
    expect((await respond({ input: asked.input })).status).toBe(400);
    const taken = await respond({ input: asked.input, value: 'stop' });
    expect([taken.status, taken.body.data.status]).toEqual([200, 'queued']);
    expect((await respond({ input: asked.input, value: 'stop' })).status).toBe(409);
    await client.until(({ type }) => type === 'stream_end');
    expect(client.state.answers).toEqual({ 'review.p1.a1': 'stop' });
  });

  test('P-214 a job that waits at a gate can be cancelled', async () => {
    await using world = await openSteeredWorld();
    const { client } = await atGate(world, { review: 'each_pass' });
    expect(await client.command({ type: 'cancel' })).toMatchObject({ ok: true, status: 'cancelled' });
    const { data } = await client.until(({ type }) => type === 'cancelled');
    expect(data).toMatchObject({ version: 1, partial: false });
  });

  test.each([{ review: 'sometimes' }, { review_timeout_s: 0 }, { review_default: 'again' }, { review_timeout_s: 1e9 }])(
    'P-211 %j is refused',
    async (options) => {
      await using world = await openSteeredWorld();
      const { status, body } = await world.call('POST', '/v1/jobs', { kind: 'refine', input: { text: 'x' }, options });
      expect([status, body.error.details[0].path]).toEqual([400, `options.${Object.keys(options)[0]}`]);
    },
  );
});

describe('a gate that nobody answers', () => {
  test('P-215 is answered with its default when its time is over, not before', async () => {
    let now = 1_800_000_000_000;
    await using world = await openSteeredWorld({ tuning: { now: () => now } });
    const { client } = await atGate(world, { review: 'each_pass', review_timeout_s: 3_600, review_default: 'stop' });
    now += HOUR - 1;
    await world.app.services.expiries.sweep();
    expect(client.state.status).toBe('awaiting_input');
    now += 1;
    await world.app.services.expiries.sweep();
    await client.until(({ type }) => type === 'stream_end');
    const resolved = client.frames.find(({ type }) => type === 'input_resolved');
    expect(resolved.data).toEqual({ input: 'review.p1.a1', value: 'stop', by: 'expiry' });
    expect(client.state.status).toBe('completed');
  });

  test('P-215 one that was answered in time is left alone, however many look', async () => {
    let now = 1_800_000_000_000;
    await using world = await openSteeredWorld({ tuning: { now: () => now } });
    const { client } = await atGate(world, { review: 'each_pass', review_timeout_s: 60 });
    now += HOUR;
    const { expiries } = world.app.services;
    const [reply] = await Promise.all([answer(client, 'review.p1.a1', 'stop'), expiries.sweep(), expiries.sweep()]);
    const resolved = () => client.frames.filter(({ data }) => data?.input === 'review.p1.a1' && data.value);
    await client.until(() => resolved().length > 0);
    expect(reply.ok).toBe(resolved()[0].data.by === 'user');
    expect(resolved()).toHaveLength(1);
  });

  test('P-215 time passes while the server is down, and a time that has not passed is kept', async () => {
    using folder = tempFolder();
    let now = 1_800_000_000_000;
    const options = { folder: folder.path, tuning: { now: () => now } };
    const first = await openSteeredWorld(options);
    const { client } = await atGate(first, { review: 'each_pass', review_timeout_s: 3_600 });
    const late = await atGate(first, { review: 'each_pass', review_timeout_s: 7_200 });
    client.close();
    late.client.close();
    await first.close();
    now += HOUR;
    await using second = await openSteeredWorld(options);
    second.open();
    const watcher = second.watch(client.state.job);
    expect((await watcher.until(({ type }) => type === 'input_resolved')).data.by).toBe('expiry');
    await gate(watcher, 2);
    await second.app.services.expiries.sweep();
    const other = second.watch(late.client.state.job);
    await other.until(({ type }) => type === 'live');
    expect(other.state).toMatchObject({ status: 'awaiting_input', input: late.asked });
    await answer(other, 'review.p1.a1', 'stop');
    await other.until(({ type }) => type === 'stream_end');
  });
});
