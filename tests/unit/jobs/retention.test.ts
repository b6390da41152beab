import { expect, test } from 'bun:test';
import { trimLogs } from '../../../src/jobs/keeping/retention.ts';
import { errorBody } from '../../../src/protocol/errors.ts';
import { StoreError } from '../../../src/store/store-error.ts';
import { HeldReads } from '../../support/held-reads.ts';
import { type LogWorld, openLogWorld } from '../../support/log-world.ts';
import { scriptedPipeline } from '../../support/scripted-pipeline.ts';
import { SocketClient } from '../../support/socket-client.ts';
import { storedJob } from '../../support/stored-job.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { openWorld } from '../../support/world.ts';

const pipelines = [
  scriptedPipeline('short', async function* () {
    yield { type: 'warning', data: { code: 'w', message: '' } };
  }),
];

// Twenty logs were trimmed a minute and no more: a server that ended more jobs than that kept their logs for ever.
test('P-16 every log that is due is trimmed, however many there are', async () => {
  using folder = tempFolder();
  const before = await openWorld({ pipelines, folder: folder.path });
  const jobs = await Promise.all(Array.from({ length: 50 }, () => before.post('short', '')));
  for (const job of jobs)
    await new SocketClient(before.url, job, { hello: {} }).until(({ type }) => type === 'stream_end');
  await before.close();

  await using world = await openWorld({ pipelines, folder: folder.path, env: { RETENTION_DAYS: '0' } });
  const kept = async () => {
    const rows = await Promise.all(jobs.map((job) => storedJob(world, job)));
    return rows.filter(({ trimmedAt }) => trimmedAt === null).length;
  };
  while ((await kept()) > 0) await new Promise(setImmediate);
  const { body } = await world.call('GET', `/v1/jobs/${jobs[49]}`);
  expect(body.data.snapshot).toMatchObject({ status: 'completed', warnings: [{ code: 'w' }] });
});

// The round that a job ended after was the last: its log stayed until the server was started again.
test('P-16 a log is trimmed when it is due, however long the server has run', async () => {
  await using world = await openWorld({ pipelines, env: { RETENTION_DAYS: '0' }, tuning: { trimMs: 1 } });
  const job = await world.post('short', '');
  while ((await storedJob(world, job)).trimmedAt === null) await new Promise(setImmediate);
});

const FAILED = { version: 0, partial: false, text_sha256: '', elapsed_ms: 0, error: errorBody('PROCESSING_ERROR') };

/** A job that has failed. */
async function ended({ log, queued }: LogWorld): Promise<string> {
  const { id: job } = await queued();
  const events = [{ type: 'error', data: FAILED } as const];
  const appended = await log.append({ job, guard: { by: 'status', statuses: ['queued'] }, events });
  if (!appended.ok) throw new Error('the job did not end');
  return job;
}

const ALL = { endedBefore: Number.MAX_SAFE_INTEGER, now: 1 };

// A page of logs that could not be read was tried again and again, and nothing after it was trimmed any more.
test('P-16 logs that cannot be folded keep no other from being trimmed', async () => {
  await using world = await openLogWorld();
  const { store, folds } = world;
  const broken = await Promise.all(Array.from({ length: 45 }, () => ended(world)));
  await store.atomic([{ sql: "update events set data = '{'", params: [] }]);
  const whole = await Promise.all(Array.from({ length: 45 }, () => ended(world)));
  for (const job of [...broken, ...whole]) folds.forget(job);
  const failed: string[] = [];
  expect(await trimLogs({ ...ALL, store, folds, onFailure: (_error, job) => failed.push(job) })).toBe(45);
  expect(failed.toSorted()).toEqual(broken.toSorted());
  const left = await store.query({ sql: 'select distinct job from events order by job', params: [] });
  expect(left.flat().map(String)).toEqual(broken.toSorted());
});

test('P-16 a database that takes nothing ends the round', async () => {
  let full = false;
  await using world = await openLogWorld({
    through: (driver) => ({
      ...driver,
      atomic: (unit) => (full ? Promise.reject(new StoreError('full', 'no room')) : driver.atomic(unit)),
    }),
  });
  const { store, folds } = world;
  await ended(world);
  full = true;
  const round = trimLogs({ ...ALL, store, folds, onFailure: () => undefined });
  expect(await round.catch((error: unknown) => error)).toBeInstanceOf(StoreError);
});

// What was in the document stayed in the database, under the id of a job that was not there any more.
test('P-76 a job that is deleted while its log is being trimmed leaves nothing behind', async () => {
  const reads = new HeldReads();
  await using world = await openLogWorld({ through: reads.through });
  const { store, folds } = world;
  const job = await ended(world);
  folds.forget(job);
  const goOn = () => {
    reads.hold();
    return true;
  };
  const round = trimLogs({ ...ALL, store, folds, onFailure: () => undefined, goOn });
  await reads.read();
  await store.atomic(['events', 'jobs'].map((table) => ({ sql: `delete from ${table}`, params: [] })));
  reads.release();
  await round;
  const query = { sql: 'select count(*) from final_states', params: [] };
  expect(await store.query(query)).toEqual([[0]]);
});
