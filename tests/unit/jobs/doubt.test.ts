import { describe, expect, test } from 'bun:test';
import type { Services } from '../../../src/services.ts';
import { BreakingCommits } from '../../support/breaking-commits.ts';
import { scriptedPipeline, untilAborted } from '../../support/scripted-pipeline.ts';
import { inStatus, LOCAL, openServiceWorld } from '../../support/service-world.ts';

const SHORT = scriptedPipeline('short', async function* () {
  yield { type: 'warning', data: { code: 'w', message: '' } };
});
const pipelines = [SHORT, scriptedPipeline('endless', untilAborted)];
const ONCE = { route: '/v1/jobs', key: 'k' };

/** A new job's id. */
async function accepted({ acceptor }: Services, kind: string): Promise<string> {
  const answer = await acceptor.accept(LOCAL, kind, { input: { text: '' } }, { once: ONCE });
  if (!answer.ok) throw new Error(answer.reason);
  return answer.job.id;
}

describe('a job whose acceptance was stored and not answered', () => {
  // It waited in the database, and in no queue, until the server was started again.
  test('P-61 is run, though nobody asks again', async () => {
    const database = new BreakingCommits();
    await using world = await openServiceWorld({ pipelines, through: database.through });
    const { services } = world;
    await services.start();
    Object.assign(database, { next: 'after', only: 'job_accepted' });
    expect(await accepted(services, 'short').catch(String)).toBe('StoreError: the connection broke');
    const [row] = (await services.list.page(LOCAL, {}, 1)).rows;
    if (!row) throw new Error('not stored');
    await inStatus(services, row.id, 'completed');
  });

  test('P-61 waits in the queue when it is asked for again', async () => {
    await using world = await openServiceWorld({ pipelines });
    const { queue } = world.services;
    const job = await accepted(world.services, 'short');
    queue.remove(job);
    expect(await accepted(world.services, 'short')).toBe(job);
    expect(queue.waiting).toBe(1);
  });
});

describe('a command that was stored and not answered', () => {
  const paused = async (services: Services) => {
    const job = await accepted(services, 'short');
    await services.commands.submit(LOCAL, job, { type: 'pause', id: crypto.randomUUID() });
    return job;
  };

  test('P-65 a job that it resumes is run, though nobody asks again', async () => {
    const database = new BreakingCommits();
    await using world = await openServiceWorld({ pipelines, through: database.through });
    const { services } = world;
    const job = await paused(services);
    await services.start();
    Object.assign(database, { next: 'after', only: 'insert into commands' });
    const resume = { type: 'resume', id: crypto.randomUUID() } as const;
    expect(await services.commands.submit(LOCAL, job, resume).catch(String)).toBe('StoreError: the connection broke');
    await inStatus(services, job, 'completed');
  });

  test('P-65 P-122 a job that it resumes waits in the queue when it comes again', async () => {
    await using world = await openServiceWorld({ pipelines });
    const { queue, commands } = world.services;
    const job = await paused(world.services);
    const resume = { type: 'resume', id: crypto.randomUUID() } as const;
    const reply = await commands.submit(LOCAL, job, resume);
    expect(reply).toMatchObject({ ok: true, status: 'queued' });
    queue.remove(job);
    expect(await commands.submit(LOCAL, job, resume)).toEqual(reply);
    expect(queue.waiting).toBe(1);
  });

  // The reply said that it was being cancelled, and nobody had told the run.
  test('P-67 P-122 a run that it cancels hears of it when it comes again', async () => {
    const database = new BreakingCommits();
    await using world = await openServiceWorld({ pipelines, through: database.through });
    const { services } = world;
    await services.start();
    const job = await accepted(services, 'endless');
    await inStatus(services, job, 'running');
    Object.assign(database, { next: 'after', only: 'insert into commands' });
    const cancel = { type: 'cancel', id: crypto.randomUUID() } as const;
    expect(await services.commands.submit(LOCAL, job, cancel).catch(String)).toBe('StoreError: the connection broke');
    expect(await services.commands.submit(LOCAL, job, cancel)).toMatchObject({ ok: true, status: 'cancelling' });
    await inStatus(services, job, 'cancelled');
  });
});
