import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { scriptedPipeline } from '../support/scripted-pipeline.ts';
import { SocketClient } from '../support/socket-client.ts';
import { streamPipeline } from '../support/stream-pipeline.ts';
import { openWorld, type Json, type World } from '../support/world.ts';

let world: World;
/** Never comes to read its document. */
const held = scriptedPipeline('held', async function* ({ signal }) {
  yield { type: 'job_started', data: { engine: 'none', passes: [], lead: '', blocks: 1 } };
  await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
});

beforeAll(async () => {
  world = await openWorld({ pipelines: [streamPipeline(async () => undefined), held] });
});
afterAll(() => world.close());

async function finished(text: string): Promise<string> {
  const job = await world.post('stream', text);
  await new SocketClient(world.url, job, { hello: {} }).closed;
  return job;
}

describe('a job', () => {
  test('is accepted with where to watch it', async () => {
    const { status, body } = await world.call('POST', '/v1/jobs', { kind: 'stream', input: { text: 'one' } });
    expect(status).toBe(202);
    const { id } = body.data.job;
    expect(id).toMatch(/^job_[0-9a-z]{26}$/);
    expect(body.data.links).toEqual({
      socket: `/ws/progress/${id}`,
      events: `/v1/jobs/${id}/events`,
      status: `/v1/jobs/${id}/status`,
      result: `/v1/jobs/${id}/result`,
    });
  });

  test.each([
    ['a kind that is not there', { kind: 'poem', input: { text: 'x' } }, 'kind'],
    ['no kind', { input: { text: 'x' } }, 'kind'],
    ['what its pipeline does not take', { kind: 'stream', input: {} }, 'input.text'],
  ])('with %s is refused', async (_, request, path) => {
    const { status, body } = await world.call('POST', '/v1/jobs', request);
    expect(status).toBe(400);
    expect(body.error.code).toBe('VALIDATION_ERROR');
    expect(body.error.details.map((detail: Json) => detail.path)).toContain(path);
  });

  test('shows its snapshot and the cursor to go on from', async () => {
    const job = await finished('one\ntwo');
    const { body } = await world.call('GET', `/v1/jobs/${job}`);
    expect(body.data.job).toMatchObject({ id: job, kind: 'stream', status: 'completed', retry_of: null });
    expect(body.data.snapshot.blocks.map(({ text }: Json) => text)).toEqual(['ONE', 'TWO']);
    const { body: polled } = await world.call('GET', `/v1/jobs/${job}/events?wait=0&since=${body.data.cursor}`);
    expect(polled.data).toMatchObject({ events: [], caught_up: true, ended: true });
  });

  test('says in one look how far it is', async () => {
    const job = await finished('one');
    const { body } = await world.call('GET', `/v1/jobs/${job}/status`);
    expect(body.data).toMatchObject({
      id: job,
      status: 'completed',
      progress: { pass: 1, of: 1, name: 'rewrite', fraction: 1, eta_ms: null },
      changes: 0,
      warnings: 0,
      usage: null,
    });
  });

  test('gives its text with its sum, as Markdown or as plain text', async () => {
    const job = await finished('straße');
    const plain = await world.call('GET', `/v1/jobs/${job}/result`);
    const marked = await world.call('GET', `/v1/jobs/${job}/result?format=md`);
    expect(plain.body).toBe('STRASSE\n');
    expect(plain.headers.get('content-type')).toStartWith('text/plain');
    expect(marked.headers.get('content-type')).toStartWith('text/markdown');
    expect(marked.body).toBe(plain.body);
    const sum = new Bun.CryptoHasher('sha256').update(plain.body).digest('base64');
    expect(plain.headers.get('repr-digest')).toBe(`sha-256=:${sum}:`);
    expect((await world.call('GET', `/v1/jobs/${job}/result?format=pdf`)).status).toBe(400);
  });

  test('gives its original while nothing was done', async () => {
    const job = await world.post('held', 'as it came');
    const { body } = await world.call('GET', `/v1/jobs/${job}/result`);
    expect(body).toBe('as it came');
    await world.call('POST', `/v1/jobs/${job}/cancel`);
  });

  test('is there without the prefix as well', async () => {
    const job = await finished('one');
    const canonical = await world.call('GET', `/v1/jobs/${job}/status`);
    expect((await world.call('GET', `/jobs/${job}/status`)).body).toEqual(canonical.body);
  });

  test.each(['', '/status', '/result', '/events'])('that is not there answers 404 at %s', async (path) => {
    const { status, body } = await world.call('GET', `/v1/jobs/job_00000000000000000000000000${path}`);
    expect([status, body.error.code]).toEqual([404, 'NOT_FOUND']);
  });
});

describe('the list', () => {
  test('has the newest first, in pages, each job once', async () => {
    const jobs = [];
    for (let count = 0; count < 5; count += 1) jobs.unshift(await finished(`listed ${count}`));
    const seen: string[] = [];
    let cursor = '';
    do {
      const { body } = await world.call('GET', `/v1/jobs?limit=2${cursor}`);
      expect(body.data.items.length).toBeLessThanOrEqual(2);
      seen.push(...body.data.items.map(({ id }: Json) => id));
      cursor = body.data.next_cursor === null ? '' : `&cursor=${body.data.next_cursor}`;
    } while (cursor !== '');
    expect(seen.slice(0, 5)).toEqual(jobs);
    expect(new Set(seen).size).toBe(seen.length);
  });

  test('can be narrowed by status, kind, time and title', async () => {
    const job = await finished('narrow');
    const running = await world.post('held', 'narrow');
    const row = (await world.call('GET', `/v1/jobs/${job}`)).body.data.job;
    const ids = async (query: string) =>
      (await world.call('GET', `/v1/jobs?limit=100&${query}`)).body.data.items.map(({ id }: Json) => id);
    expect(await ids('status=completed')).toContain(job);
    expect(await ids('status=completed')).not.toContain(running);
    expect(await ids('kind=held')).toContain(running);
    expect(await ids('kind=held')).not.toContain(job);
    expect(await ids(`from=${row.created_at}`)).toContain(job);
    expect(await ids(`from=${row.created_at + 3_600_000}`)).toEqual([]);
    expect(await ids(`to=${row.created_at - 3_600_000}`)).toEqual([]);
    expect(await ids('text=hel')).toContain(running);
    expect(await ids('text=%25')).toEqual([]);
    await world.call('POST', `/v1/jobs/${running}/cancel`);
  });

  test.each(['limit=0', 'limit=101', 'limit=1e2', 'cursor=%00', 'status=done', 'from=yesterday', 'order=asc'])(
    'refuses %s',
    async (query) => {
      expect((await world.call('GET', `/v1/jobs?${query}`)).status).toBe(400);
    },
  );
});

describe('commands over REST', () => {
  test('the short forms are the commands', async () => {
    const job = await world.post('held', 'x');
    const client = new SocketClient(world.url, job, { hello: {} });
    await client.until(() => client.state.announced !== null);
    const id = crypto.randomUUID();
    const paused = await world.call('POST', `/v1/jobs/${job}/pause`, { id, mode: 'now' });
    expect(paused.body.data).toMatchObject({ id, status: 'pausing' });
    await client.until(() => client.state.status === 'paused');
    const again = await world.call('POST', `/v1/jobs/${job}/pause`, { mode: 'now' }, { 'idempotency-key': `"${id}"` });
    expect(again.body).toEqual(paused.body);
    const told = await world.call('POST', `/v1/jobs/${job}/feedback`, { text: 'shorter' });
    expect(told.body.data.status).toBe('paused');
    expect((await world.call('POST', `/v1/jobs/${job}/resume`)).body.data.status).toBe('queued');
    const cancel = { type: 'cancel', id: crypto.randomUUID() };
    expect((await world.call('POST', `/v1/jobs/${job}/commands`, cancel)).status).toBe(200);
    await client.until(({ type }) => type === 'stream_end');
    expect(client.state.feedback.map(({ text }) => text)).toEqual(['shorter']);
    expect((await world.call('POST', `/v1/jobs/${job}/resume`)).body.error.code).toBe('CONFLICT');
  });

  test('an Idempotency-Key that is no UUID, or not the id of the body, is refused', async () => {
    const job = await world.post('held', 'x');
    const path = `/v1/jobs/${job}/cancel`;
    expect((await world.call('POST', path, undefined, { 'idempotency-key': 'again' })).status).toBe(400);
    const key = { 'idempotency-key': crypto.randomUUID() };
    expect((await world.call('POST', path, { id: crypto.randomUUID() }, key)).status).toBe(400);
    expect((await world.call('POST', path, undefined, key)).status).toBe(200);
  });
});
