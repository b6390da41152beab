import { describe, expect, test } from 'bun:test';
import { Endings } from '../../../src/jobs/runs/endings.ts';
import { inProcessQueue } from '../../../src/jobs/runs/job-queue.in-process.ts';
import { recover } from '../../../src/jobs/runs/recovery.ts';
import { sha256 } from '../../../src/documents/sha256.ts';
import { brokenOff } from '../../../src/pipelines/writing/broken-off.ts';
import type { JobStatus } from '../../../src/protocol/status.ts';
import type { Driver } from '../../../src/store/driver.ts';
import { type LogWorld, openLogWorld } from '../../support/log-world.ts';

/** What `recover` does with a world, and what it hands to the queue, in order. */
async function recovered({ log, folds, table }: LogWorld) {
  const queued: string[] = [];
  const written: string[] = [];
  const failed: string[] = [];
  const queue = inProcessQueue({ concurrency: 1, onError: () => undefined });
  queue.process(async (job) => void queued.push(job));
  const endings = new Endings({
    outputs: { write: async (job) => void written.push(job), remove: async () => undefined },
    pipelines: new Map([['writes', { brokenOff }]]),
    now: () => 0,
  });
  const open = await recover({ log, folds, table, queue, endings, onFailure: (_error, job) => failed.push(job) });
  while (queue.waiting > 0) await new Promise(setImmediate);
  return { open, queued, written, failed };
}

/** A job that an earlier process left in the status. */
async function leftJob(world: LogWorld, status: JobStatus): Promise<string> {
  const { row, pen } = await world.job();
  await pen.append([{ type: 'job_started', data: { engine: 'e', passes: [], lead: 'Text.', blocks: 0 } }]);
  if (status !== 'running') await move(world, row.id, ['running'], status);
  return row.id;
}

async function move({ log }: LogWorld, job: string, from: readonly JobStatus[], status: JobStatus): Promise<void> {
  const events = [{ type: 'state', data: { status, reason: 'user' } } as const];
  const appended = await log.append({ job, guard: { by: 'status', statuses: from }, events, status });
  if (!appended.ok) throw new Error('not moved');
}

/** A world in which something happens once, after the open jobs were read and before one of them is taken up. */
async function interruptedWorld(between: (world: LogWorld) => Promise<void>): Promise<LogWorld> {
  let waiting = true;
  const through = (driver: Driver): Driver => ({
    ...driver,
    async query(statement) {
      const rows = await driver.query(statement);
      if (waiting && statement.sql.includes('not in')) {
        waiting = false;
        await between(world);
      }
      return rows;
    },
  });
  const world: LogWorld = await openLogWorld({ through });
  return world;
}

describe('recovery', () => {
  // The server listens before it recovers. A job whose row had changed meanwhile was left as it was, with nobody running it.
  test.each<[JobStatus, JobStatus, JobStatus]>([
    ['running', 'pausing', 'paused'],
    ['running', 'cancelling', 'cancelled'],
    ['pausing', 'running', 'queued'],
    ['pausing', 'cancelling', 'cancelled'],
  ])('P-60 P-73 takes up a job that was %s and is %s by a command: %s', async (before, now, after) => {
    let job = '';
    await using world = await interruptedWorld((inside) => move(inside, job, [before], now));
    job = await leftJob(world, before);
    const { queued, written } = await recovered(world);
    expect((await world.table.find(job))?.status).toBe(after);
    expect((await world.folds.current(job)).status).toBe(after);
    expect(queued).toEqual(after === 'queued' ? [job] : []);
    expect(written).toEqual(after === 'cancelled' ? [job] : []);
  });

  test('P-73 leaves a job alone that is deleted meanwhile', async () => {
    await using world = await interruptedWorld(async ({ store }) => {
      await store.atomic([{ sql: 'delete from jobs', params: [] }]);
    });
    await leftJob(world, 'running');
    expect(await recovered(world)).toMatchObject({ queued: [], failed: [] });
  });

  test('P-223 P-73 ends a job that was being cancelled in the middle of a text with what was shown of it', async () => {
    await using world = await openLogWorld();
    const { row, pen } = await world.job();
    const input = { format: 'markdown', bytes: 0, sha256: sha256('') };
    await pen.append([
      { type: 'job_accepted', data: { kind: 'writes', title: 't', strategy: 's', options: {}, input } },
      { type: 'job_started', data: { engine: 'e', passes: [{ pass: 1, name: 'write' }], lead: '', blocks: 1 } },
      { type: 'blocks', data: { blocks: [{ id: 'b1', kind: 'paragraph', text: '', gap: '' }] } },
      { type: 'pass_start', data: { pass: 1, name: 'write', of: 1, attempt: 1, blocks: 1 } },
      { type: 'content', data: { pass: 1, block: 'b1', off: 0, text: 'Half a sen' } },
    ]);
    await move(world, row.id, ['running'], 'cancelling');
    await recovered(world);
    const { end, blocks } = await world.folds.current(row.id);
    expect(end).toMatchObject({ type: 'cancelled', partial: true, text_sha256: sha256('Half a sen') });
    expect(blocks.map(({ text }) => text)).toEqual(['Half a sen']);
    const stored = await world.log.read(row.id, 0, 100);
    expect(stored.map(({ type }) => type).slice(-3)).toEqual(['state', 'block_complete', 'cancelled']);
    expect(stored.some(({ type }) => type === 'content')).toBe(false);
  });

  // Those that had been running came last: a crash sent them behind everything that had waited for them.
  test('P-73 queues jobs in the order they came in, those that were running before those that waited', async () => {
    await using world = await openLogWorld();
    const jobs: string[] = [];
    for (let place = 0; place < 6; place += 1) {
      const job = place < 3 ? await leftJob(world, 'running') : (await world.queued()).id;
      await world.store.atomic([{ sql: 'update jobs set created_at = ? where id = ?', params: [place, job] }]);
      jobs.push(job);
    }
    const { open, queued } = await recovered(world);
    expect(open).toBe(6);
    expect(queued).toEqual(jobs);
  });

  // One log that could not be read kept the whole server from starting.
  test('P-73 takes up the others where one cannot be taken up', async () => {
    await using world = await openLogWorld();
    const broken = await leftJob(world, 'cancelling');
    await world.store.atomic([{ sql: "update events set data = '{'", params: [] }]);
    world.folds.forget(broken);
    const whole = await leftJob(world, 'running');
    expect(await recovered(world)).toMatchObject({ open: 2, queued: [whole], failed: [broken] });
  });
});
