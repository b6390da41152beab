import { describe, expect, test } from 'bun:test';
import { cp } from 'node:fs/promises';
import type { JobStatus } from '../../src/protocol/status.ts';
import { SocketClient } from '../support/socket-client.ts';
import { openStatusWorld } from '../support/status-world.ts';
import { storedJob, storedLog } from '../support/stored-job.ts';
import { openStreamWorld, type StreamWorld } from '../support/stream-world.ts';
import { tempFolder } from '../support/temp-folder.ts';

/** A server on what was on the disk while another one was in the middle of its work: as after kill -9. */
async function afterCrash(world: StreamWorld, folder: { readonly path: string }): Promise<StreamWorld> {
  await cp(`${world.folder}/data`, `${folder.path}/data`, {
    recursive: true,
    filter: (path) => !path.endsWith('-lock') && !path.endsWith('-shm'),
  });
  return openStreamWorld({ folder: folder.path });
}

describe('after a crash', () => {
  test('P-73 a running job goes on from its first unfinished block; nothing committed is lost, no seq is used twice', async () => {
    using folder = tempFolder();
    await using world = await openStreamWorld();
    const job = await world.post('stream', 'one\ntwo three');
    world.pacer.let(2);
    using before = new SocketClient(world.url, job, { hello: { since: 'start' } });
    await before.until(({ type, data }) => type === 'content' && data.block === 'b2');
    const committed = await storedLog(world, job);

    await using second = await afterCrash(world, folder);
    second.pacer.open();
    using after = new SocketClient(second.url, job, { hello: { since: 'start' } });
    await after.until(({ type }) => type === 'stream_end');
    expect(after.text).toBe('ONE\nTWO THREE\n');
    const seqs = after.frames.filter(({ data }) => data).map(({ seq }) => seq);
    expect(new Set(seqs).size).toBe(seqs.length);
    const kept = committed.filter(({ type }) => type !== 'content').map(({ seq, type }) => ({ seq, type }));
    expect(after.frames.filter(({ data }) => data).slice(0, kept.length)).toMatchObject(kept);
    const next = after.frames.find(({ seq, data }) => data && seq === before.state.seq + 1);
    expect(next).toMatchObject({ type: 'state', data: { status: 'queued', reason: 'crash' } });
    const starts = after.frames.filter(({ type }) => type === 'block_start').map(({ data }) => data);
    expect(starts.map(({ block, attempt }) => `${block} ${attempt}`)).toEqual(['b1 1', 'b2 1', 'b2 2']);
  });

  test.each<[JobStatus, JobStatus]>([
    ['pausing', 'paused'],
    ['cancelling', 'cancelled'],
  ])('P-3 P-73 a job that was %s is %s, and its earlier run can write nothing more', async (before, status) => {
    using folder = tempFolder();
    await using world = await openStatusWorld(before);
    const job = await world.job();
    await using second = await afterCrash(world, folder);
    using client = new SocketClient(second.url, job, { hello: { since: 'start' } });
    await client.until(() => client.state.status === status);
    const states = client.frames.filter(({ type }) => type === 'state').map(({ data }) => data.status);
    expect(states).toContain(before);
    expect((await storedJob(second, job)).fence).toBe((await storedJob(world, job)).fence + 1);
  });

  test('P-73 a job that waited goes on waiting', async () => {
    using folder = tempFolder();
    await using world = await openStatusWorld('awaiting_input');
    const job = await world.job();
    await using second = await afterCrash(world, folder);
    using client = new SocketClient(second.url, job, { hello: {} });
    await client.until(({ type }) => type === 'live');
    expect(client.state).toMatchObject({ status: 'awaiting_input', input: { input: 'in_1' } });
  });
});
