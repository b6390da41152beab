import { describe, expect, test } from 'bun:test';
import type { Command } from '../../src/protocol/commands.ts';
import { isTerminal, type JobStatus, STATUSES } from '../../src/protocol/status.ts';
import { scriptedPipeline } from '../support/scripted-pipeline.ts';
import { SocketClient } from '../support/socket-client.ts';
import { openStatusWorld } from '../support/status-world.ts';
import { storedLog } from '../support/stored-job.ts';
import { openStreamWorld } from '../support/stream-world.ts';
import type { Json } from '../support/world.ts';

const BODIES: Record<Command['type'], Json> = {
  cancel: { reason: 'enough' },
  pause: { mode: 'boundary' },
  resume: {},
  feedback: { text: 'shorter' },
  respond: { input: 'in_1', value: 'yes' },
};

/** What each command comes to in each open status: the job's next status, or CONFLICT. */
const OUTCOMES: Record<Command['type'], Partial<Record<JobStatus, JobStatus>>> = {
  cancel: {
    queued: 'cancelled',
    running: 'cancelling',
    pausing: 'cancelling',
    paused: 'cancelled',
    awaiting_input: 'cancelled',
    cancelling: 'cancelling',
  },
  pause: { queued: 'paused', running: 'pausing', pausing: 'pausing', paused: 'paused' },
  resume: { pausing: 'running', paused: 'queued' },
  feedback: {
    queued: 'queued',
    running: 'running',
    pausing: 'pausing',
    paused: 'paused',
    awaiting_input: 'awaiting_input',
  },
  respond: { awaiting_input: 'queued' },
};

const COMMANDS: Command['type'][] = ['cancel', 'pause', 'resume', 'feedback', 'respond'];

describe.each([...STATUSES])('a job that is %s', (status) => {
  test('P-60 P-128 takes the commands of its status and no others, the same on a socket and over REST', async () => {
    await using world = await openStatusWorld(status);
    for (const type of COMMANDS) {
      const next = OUTCOMES[type][status];
      const jobs = await Promise.all([world.job(), world.job()]);
      const [bySocket = '', byRest = ''] = jobs;
      using client = new SocketClient(world.url, bySocket, { hello: {} });
      if (isTerminal(status)) await client.until(({ type: frame }) => frame === 'stream_end');
      const answer = await world.call('POST', `/v1/jobs/${byRest}/commands`, {
        type,
        id: crypto.randomUUID(),
        ...BODIES[type],
      });
      const said = [answer.status, answer.body.data?.status ?? answer.body.error.code];
      expect([type, ...said]).toEqual([type, next ? 200 : 409, next ?? 'CONFLICT']);
      if (isTerminal(status)) continue;
      const reply = await client.command({ type, ...BODIES[type] });
      expect([type, reply.status ?? reply.error.code]).toEqual([type, next ?? 'CONFLICT']);
    }
  });
});

describe('a command', () => {
  test('P-101 P-105 P-125 is in the log before its reply leaves, and every watcher sees it', async () => {
    await using world = await openStreamWorld();
    const job = await world.post('stream', 'one');
    using client = new SocketClient(world.url, job, { hello: {} });
    using other = new SocketClient(world.url, job, { hello: {} });
    await Promise.all([client, other].map((watcher) => watcher.until(({ type }) => type === 'live')));
    await world.pacer.held();
    const id = crypto.randomUUID();
    const reply = await client.command({ type: 'feedback', id, text: 'shorter' });
    expect(reply).toEqual({ type: 'reply', id, ok: true, status: 'running', seq: expect.any(Number) });
    const stored = (await storedLog(world, job)).find(({ seq }) => seq === reply.seq);
    expect(stored?.type).toBe('feedback_received');
    const seen = await Promise.all(
      [client, other].map((watcher) => watcher.until(({ seq, data }) => data && seq === reply.seq)),
    );
    expect(seen[0]).toEqual(seen[1]);
    expect(seen[0].data).toEqual({ feedback: id, mode: 'steer', text: 'shorter' });
  });

  test('P-126 has short forms over REST, with the id in the body or the Idempotency-Key', async () => {
    await using world = await openStreamWorld();
    const job = await world.post('stream', 'one');
    await world.pacer.held();
    const path = `/v1/jobs/${job}`;
    const id = crypto.randomUUID();
    const key = { 'idempotency-key': id };
    const paused = await world.call('POST', `${path}/pause`, { mode: 'boundary', id });
    expect(paused.body.data).toEqual({ id, status: 'pausing', seq: expect.any(Number) });
    expect((await world.call('POST', `${path}/pause`, { mode: 'boundary' }, key)).body).toEqual(paused.body);
    expect((await world.call('POST', `${path}/resume`)).body.data.status).toBe('running');
    expect((await world.call('POST', `${path}/feedback`, { text: 'shorter' })).body.data.status).toBe('running');
    const both = await world.call('POST', `${path}/cancel`, { id: crypto.randomUUID() }, key);
    expect([both.status, both.body.error.code]).toEqual([400, 'VALIDATION_ERROR']);
    const bare = await world.call('POST', `${path}/cancel`, undefined, { 'idempotency-key': 'not a uuid' });
    expect([bare.status, bare.body.error.code]).toEqual([400, 'VALIDATION_ERROR']);
    expect((await world.call('POST', `${path}/cancel`)).body.data.status).toBe('cancelling');
  });

  test('P-133 is handled after whatever came before it on the same socket', async () => {
    await using world = await openStreamWorld();
    const job = await world.post('stream', 'one');
    await world.pacer.held();
    using client = new SocketClient(world.url, job, { hello: {} });
    await client.until(({ type }) => type === 'live');
    const ids = Array.from({ length: 9 }, () => crypto.randomUUID());
    for (const [index, id] of ids.entries()) client.say({ type: 'feedback', id, text: `${index}` });
    await client.until(({ type, id }) => type === 'reply' && id === ids.at(-1));
    const replies = client.frames.filter(({ type }) => type === 'reply');
    expect(replies.map(({ id }) => id)).toEqual(ids);
    expect(client.state.feedback.map(({ text }) => text)).toEqual([...'012345678']);
  });

  test('P-127 S-35 needs a job of the principal, the scope and somebody who is known', async () => {
    await using world = await openStreamWorld({ env: { BACKEND_API_KEY: 'k'.repeat(40) } });
    const key = { 'x-api-key': 'k'.repeat(40) };
    const started = await world.call('POST', '/v1/jobs', { kind: 'stream', input: { text: 'one' } }, key);
    const job: string = started.body.data.job.id;
    const { tickets, table, store } = world.app.services;
    const id = crypto.randomUUID();

    using stranger = new SocketClient(world.url, job);
    expect((await stranger.command({ type: 'cancel', id })).error.code).toBe('UNAUTHORIZED');

    const { ticket } = await tickets.issue({ id: 'service', scopes: ['read'] }, job);
    using reader = new SocketClient(world.url, job, { hello: { ticket } });
    expect((await reader.until(({ type }) => type === 'connected')).scopes).toEqual(['read']);
    expect((await reader.command({ type: 'cancel', id })).error.code).toBe('FORBIDDEN');

    await store.atomic([{ sql: "update jobs set principal = 'other' where id = ?", params: [job] }]);
    const theirs = await world.call('POST', `/v1/jobs/${job}/cancel`, undefined, key);
    const nothing = await world.call('POST', `/v1/jobs/job_${'0'.repeat(26)}/cancel`, undefined, key);
    expect([theirs.status, nothing.status]).toEqual([404, 404]);
    expect(theirs.body.error).toEqual(nothing.body.error);
    expect((await table.find(job))?.status).toBe('running');
  });

  test('P-134 S-39 that fails inside is answered, and the socket stays', async () => {
    await using world = await openStreamWorld({ pipelines: [scriptedPipeline('idle', async function* () {})] });
    const job = await world.post('stream', 'one');
    await world.pacer.held();
    using client = new SocketClient(world.url, job, { hello: {} });
    await client.until(({ type }) => type === 'live');
    const { store } = world.app.services;
    await store.atomic([{ sql: 'alter table commands rename to elsewhere', params: [] }]);
    const reply = await client.command({ type: 'pause' });
    expect(reply).toMatchObject({ ok: false, error: { code: 'INTERNAL_ERROR', retryable: true } });
    expect(JSON.stringify(reply)).not.toContain('commands');
    await store.atomic([{ sql: 'alter table elsewhere rename to commands', params: [] }]);
    expect((await client.command({ type: 'pause' })).ok).toBe(true);
  });
});
