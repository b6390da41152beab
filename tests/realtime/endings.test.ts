import { describe, expect, test } from 'bun:test';
import { sha256 } from '../../src/documents/sha256.ts';
import { trimLogs } from '../../src/jobs/keeping/retention.ts';
import { PollClient } from '../support/poll-client.ts';
import { scriptedPipeline } from '../support/scripted-pipeline.ts';
import { SocketClient } from '../support/socket-client.ts';
import { SseClient } from '../support/sse-client.ts';
import { storedJob, storedLog } from '../support/stored-job.ts';
import { openStreamWorld, type StreamWorld } from '../support/stream-world.ts';
import type { Json } from '../support/world.ts';

const isEnd = ({ type }: Json) => type === 'stream_end';

const broken = scriptedPipeline('broken', async function* () {
  yield { type: 'warning', data: { code: 'w', message: '' } };
  throw new Error('the secret reason');
});

async function ended(world: StreamWorld, kind = 'stream'): Promise<string> {
  world.pacer.open();
  const job = await world.post(kind, 'one\ntwo');
  using client = new SocketClient(world.url, job, { hello: {} });
  await client.until(isEnd);
  return job;
}

describe('the end of a job', () => {
  test('P-5 P-12 P-104 is one terminal event, stream_end with the sum of the text, and close 1000 without a bye', async () => {
    await using world = await openStreamWorld();
    const job = await ended(world);
    using client = new SocketClient(world.url, job, { hello: { since: 'start' } });
    const end = await client.until(isEnd);
    const text = 'ONE\nTWO\n';
    expect(end).toEqual({
      type: 'stream_end',
      seq: client.state.seq,
      status: 'completed',
      text_sha256: sha256(text),
      result: `/v1/jobs/${job}/result`,
    });
    expect(await client.closed).toEqual({ code: 1000, reason: 'done' });
    expect(client.types.slice(-2)).toEqual(['done', 'stream_end']);
    expect(client.types).not.toContain('live');
    const result = await world.call('GET', end.result);
    expect(result.body).toBe(text);
    const digest = `sha-256=:${Buffer.from(end.text_sha256, 'hex').toString('base64')}:`;
    expect(result.headers.get('repr-digest')).toBe(digest);
  });

  test('P-12 says the sum of the input where the job ended before it was read', async () => {
    await using world = await openStreamWorld({ pipelines: [broken] });
    const job = await world.post('broken', 'some input');
    using client = new SocketClient(world.url, job, { hello: {} });
    expect((await client.until(isEnd)).text_sha256).toBe(sha256('some input'));
  });

  test('P-72 of a pipeline that throws is error PROCESSING_ERROR; the reason is in the log of the server alone', async () => {
    await using world = await openStreamWorld({ pipelines: [broken] });
    const job = await world.post('broken', 'one');
    using client = new SocketClient(world.url, job, { hello: { since: 'start' } });
    expect((await client.until(isEnd)).status).toBe('failed');
    const { code, retryable } = client.frames.find(({ type }) => type === 'error').data.error;
    expect([code, retryable]).toEqual(['PROCESSING_ERROR', false]);
    expect(JSON.stringify(client.frames)).not.toContain('secret');
    expect(world.logged.join('')).toContain('the secret reason');
  });

  test('P-71 of a job that runs too long is error TIMEOUT_ERROR, with what was finished', async () => {
    await using world = await openStreamWorld({ config: { jobTimeoutMs: 20 } });
    const job = await world.post('stream', 'one\ntwo');
    world.pacer.let(1);
    using client = new SocketClient(world.url, job, { hello: {} });
    expect((await client.until(isEnd)).status).toBe('failed');
    expect(client.state.end).toMatchObject({ type: 'error', error: { code: 'TIMEOUT_ERROR', retryable: true } });
    expect(client.text).not.toContain('TWO');
  });

  test('P-75 a retry is a new job from the same request, and says of which', async () => {
    await using world = await openStreamWorld();
    const open = await world.post('stream', 'one');
    expect((await world.call('POST', `/v1/jobs/${open}/retry`)).status).toBe(409);
    const job = await ended(world);
    const { status, body } = await world.call('POST', `/v1/jobs/${job}/retry`);
    expect(status).toBe(202);
    const again = body.data.job.id;
    expect(body.data.job.retry_of).toBe(job);
    using client = new SocketClient(world.url, again, { hello: { since: 'start' } });
    await client.until(isEnd);
    expect(client.text).toBe('ONE\nTWO\n');
    expect(client.state.accepted).toMatchObject({ retry_of: job });
  });

  test('P-76 an ended job can be deleted, and then it is a job that never was', async () => {
    await using world = await openStreamWorld();
    const open = await world.post('stream', 'one');
    expect((await world.call('DELETE', `/v1/jobs/${open}`)).status).toBe(409);
    const job = await ended(world);
    expect((await world.call('DELETE', `/v1/jobs/${job}`)).status).toBe(200);
    expect(await storedLog(world, job)).toEqual([]);
    for (const path of ['', '/events', '/status', '/result']) {
      expect((await world.call('GET', `/v1/jobs/${job}${path}`)).status).toBe(404);
    }
    using client = new SocketClient(world.url, job, { hello: {} });
    expect((await client.closed).code).toBe(4404);
  });
});

describe('retention', () => {
  test('P-16 leaves an open job alone, and a job that ended not long enough ago', async () => {
    let now = 1_000_000;
    await using world = await openStreamWorld({ tuning: { now: () => now } });
    const open = await world.post('stream', 'one');
    await world.pacer.held();
    const { store, folds, onFailure } = world.app.services;
    now += 1_000;
    expect(await trimLogs({ store, folds, endedBefore: now, now, onFailure })).toBe(0);
    const job = await ended(world);
    expect(await trimLogs({ store, folds, endedBefore: now, now, onFailure })).toBe(0);
    expect(await storedLog(world, job)).not.toEqual([]);
    await storedJob(world, open);
  });

  test('P-16 takes the log and its commands; state, result and versions stay', async () => {
    await using world = await openStreamWorld();
    const job = await world.post('stream', 'one\ntwo');
    await world.pacer.held();
    const id = crypto.randomUUID();
    const feedback = { type: 'feedback', id, text: 'shorter' };
    expect((await world.call('POST', `/v1/jobs/${job}/commands`, feedback)).status).toBe(200);
    world.pacer.open();
    using before = new SocketClient(world.url, job, { hello: { since: 'start' } });
    await before.until(isEnd);
    const { store, folds, onFailure } = world.app.services;
    expect(await trimLogs({ store, folds, endedBefore: Number.MAX_SAFE_INTEGER, now: 1, onFailure })).toBe(1);
    expect(await storedLog(world, job)).toEqual([]);
    folds.forget(job);

    using socket = new SocketClient(world.url, job, { hello: {} });
    using stream = new SseClient(world.url, job);
    using poller = new PollClient(world.url, job);
    await Promise.all([socket.until(isEnd), stream.until(isEnd), poller.toEnd()]);
    for (const client of [socket, stream, poller]) expect(client.state).toEqual(before.state);
    expect((await world.call('GET', `/v1/jobs/${job}/result`)).body).toBe('ONE\nTWO\n');
    const versions = await store.query({ sql: 'select count(*) from versions where job = ?', params: [job] });
    expect(versions).toEqual([[2]]);
    const again = await world.call('POST', `/v1/jobs/${job}/commands`, feedback);
    expect([again.status, again.body.error.code]).toEqual([409, 'CONFLICT']);
  });
});
