import { describe, expect, test } from 'bun:test';
import { sha256 } from '../../src/documents/sha256.ts';
import type { JobEvent } from '../../src/protocol/events.ts';
import { scriptedPipeline } from '../support/scripted-pipeline.ts';
import { SocketClient } from '../support/socket-client.ts';
import { openStatusWorld } from '../support/status-world.ts';
import { storedLog } from '../support/stored-job.ts';
import { openStreamWorld } from '../support/stream-world.ts';
import type { Json } from '../support/world.ts';

const isEnd = ({ type }: Json) => type === 'stream_end';

/** A job with a pass under way, so that there is a call to be aborted. */
function* passStart(): Generator<JobEvent> {
  const passes = [{ pass: 1, name: 'p' }];
  yield { type: 'job_started', data: { engine: 'e', passes, lead: '', blocks: 1 } };
  yield { type: 'blocks', data: { blocks: [{ id: 'b1', kind: 'paragraph', text: 'in', gap: '' }] } };
  yield { type: 'pass_start', data: { pass: 1, name: 'p', of: 1, attempt: 1, blocks: 1 } };
}

describe('cancel', () => {
  test('P-67 P-69 P-70 while text streams: the call is aborted, finished blocks stay, the open one goes back', async () => {
    await using world = await openStreamWorld();
    const job = await world.post('stream', 'one\ntwo three\nfour');
    using client = new SocketClient(world.url, job, { hello: { since: 'start' } });
    world.pacer.let(2);
    await client.until(({ type, data }) => type === 'content' && data.block === 'b2');
    const reply = await client.command({ type: 'cancel', reason: 'enough' });
    expect(reply).toMatchObject({ ok: true, status: 'cancelling' });
    const end = await client.until(isEnd);
    const text = 'ONE\ntwo three\nfour\n';
    expect(client.state.end).toMatchObject({
      type: 'cancelled',
      reason: 'enough',
      upstream: 'aborted',
      version: 1,
      partial: true,
      text_sha256: sha256(text),
    });
    expect(client.text).toBe(text);
    expect(end).toMatchObject({ status: 'cancelled', text_sha256: sha256(text) });
    expect((await world.call('GET', `/v1/jobs/${job}/result`)).body).toBe(text);
    const versions = await world.app.services.store.query({
      sql: 'select version, text from versions where job = ? order by version',
      params: [job],
    });
    expect(versions).toEqual([[0, 'one\ntwo three\nfour\n']]);
    expect((await client.closed).code).toBe(1000);
  });

  test('P-68 P-104 where nobody runs the job: it ends in the same commit, and its reply comes before the end', async () => {
    await using world = await openStatusWorld('queued');
    const job = await world.job();
    using client = new SocketClient(world.url, job, { hello: {} });
    await client.until(({ type }) => type === 'live');
    const reply = await client.command({ type: 'cancel' });
    expect(reply).toMatchObject({ ok: true, status: 'cancelled' });
    await client.until(isEnd);
    const said = client.types.slice(client.types.indexOf('live') + 1);
    expect(said).toEqual(['state', 'cancelled', 'reply', 'stream_end']);
    const [state, cancelled] = client.frames.filter(({ data }) => data);
    expect(state).toMatchObject({ seq: reply.seq, data: { status: 'cancelling', reason: 'user' } });
    expect(cancelled).toMatchObject({ seq: reply.seq + 1, data: { reason: 'user', upstream: 'none' } });
    expect((await client.closed).code).toBe(1000);
  });

  test('P-69 of a call that takes no notice: after the time of grace it is abandoned, and can say nothing more', async () => {
    const late = Promise.withResolvers<void>();
    const deaf = scriptedPipeline('deaf', async function* () {
      yield* passStart();
      await late.promise;
      yield { type: 'warning', data: { code: 'late', message: '' } };
    });
    await using world = await openStreamWorld({ pipelines: [deaf], tuning: { runLimits: { graceMs: 1 } } });
    const job = await world.post('deaf', 'in');
    using client = new SocketClient(world.url, job, { hello: { since: 'start' } });
    await client.until(({ type }) => type === 'pass_start');
    await client.command({ type: 'cancel' });
    await client.until(isEnd);
    expect(client.state.end).toMatchObject({ type: 'cancelled', upstream: 'abandoned' });
    late.resolve();
    await new Promise((resolve) => setImmediate(resolve));
    expect((await storedLog(world, job)).at(-1)?.type).toBe('cancelled');
  });

  test('P-69 of a call that answers first: its answer is not in the log', async () => {
    const gate = Promise.withResolvers<void>();
    const quick = scriptedPipeline('quick', async function* () {
      yield* passStart();
      await gate.promise;
      yield { type: 'warning', data: { code: 'answer', message: '' } };
    });
    await using world = await openStreamWorld({ pipelines: [quick] });
    const job = await world.post('quick', 'in');
    using client = new SocketClient(world.url, job, { hello: { since: 'start' } });
    await client.until(({ type }) => type === 'pass_start');
    await client.command({ type: 'cancel' });
    gate.resolve();
    await client.until(isEnd);
    expect(client.state.end).toMatchObject({ type: 'cancelled', upstream: 'completed_first' });
    expect(client.types).not.toContain('warning');
  });

  test('P-69 of a call that is in the middle of a text: it is aborted, whatever piece was on its way', async () => {
    const gate = Promise.withResolvers<void>();
    let closed = false;
    const writing = scriptedPipeline('writing', async function* () {
      try {
        yield* passStart();
        yield { type: 'block_start', data: { pass: 1, block: 'b1', attempt: 1 } };
        await gate.promise;
        yield { type: 'content', data: { pass: 1, block: 'b1', off: 0, text: 'late' } };
      } finally {
        closed = true;
      }
    });
    await using world = await openStreamWorld({ pipelines: [writing] });
    const job = await world.post('writing', 'in');
    using client = new SocketClient(world.url, job, { hello: { since: 'start' } });
    await client.until(({ type }) => type === 'block_start');
    await client.command({ type: 'cancel' });
    gate.resolve();
    await client.until(isEnd);
    expect(client.state.end).toMatchObject({ type: 'cancelled', upstream: 'aborted' });
    expect(client.types).not.toContain('content');
    expect(closed).toBe(true);
  });

  test('P-69 reaches the signal that every call of the run was given', async () => {
    const reasons: unknown[] = [];
    const listening = scriptedPipeline('listening', async function* ({ signal }) {
      yield* passStart();
      await new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          reasons.push(signal.reason.name);
          reject(signal.reason);
        });
      });
    });
    await using world = await openStreamWorld({ pipelines: [listening] });
    const job = await world.post('listening', 'in');
    using client = new SocketClient(world.url, job, { hello: { since: 'start' } });
    await client.until(({ type }) => type === 'pass_start');
    await client.command({ type: 'cancel' });
    await client.until(isEnd);
    expect(reasons).toEqual(['AbortError']);
    expect(client.state.end).toMatchObject({ upstream: 'aborted', version: 0, partial: false });
    expect(client.state.warnings).toEqual([]);
  });

  test('P-4 P-5 at any moment: either it is accepted and the job is cancelled, or it lost and gets CONFLICT', async () => {
    const steps = scriptedPipeline('steps', async function* () {
      yield* passStart();
      for (let left = 5; left > 0; left -= 1) yield { type: 'warning', data: { code: 'w', message: '' } };
    });
    await using world = await openStreamWorld({ pipelines: [steps] });
    const outcomes = await Promise.all(
      Array.from({ length: 40 }, async (_, turns) => {
        const job = await world.post('steps', 'in');
        for (let turn = 0; turn < turns; turn += 1) await new Promise((resolve) => setImmediate(resolve));
        const { body } = await world.call('POST', `/v1/jobs/${job}/cancel`);
        using client = new SocketClient(world.url, job, { hello: { since: 'start' } });
        const { status } = await client.until(isEnd);
        const log = await storedLog(world, job);
        const terminals = log.filter(({ type }) => ['done', 'error', 'cancelled'].includes(type));
        expect(terminals).toHaveLength(1);
        expect(log.at(-1)).toEqual(terminals[0]);
        return `${body.success ? 'accepted' : body.error.code} ${status}`;
      }),
    );
    for (const outcome of outcomes) expect(['accepted cancelled', 'CONFLICT completed']).toContain(outcome);
  });

  test('P-77 is never what a closed socket means', async () => {
    await using world = await openStreamWorld();
    const job = await world.post('stream', 'one');
    const client = new SocketClient(world.url, job, { hello: {} });
    await client.until(({ type }) => type === 'live');
    client.close();
    await client.closed;
    world.pacer.open();
    using later = new SocketClient(world.url, job, { hello: {} });
    expect((await later.until(isEnd)).status).toBe('completed');
  });
});
