import type { JobRow } from '../../src/jobs/job-table.ts';
import type { Feed } from '../../src/realtime/feeds/feed.ts';
import type { World } from './world.ts';

/** A job's row, which is there. */
export async function storedJob({ app }: World, job: string): Promise<JobRow> {
  const row = await app.services.table.find(job);
  if (!row) throw new Error(`no job ${job}`);
  return row;
}

/** What the watchers of a job share. */
export async function feedOf(world: World, job: string): Promise<Feed> {
  return world.app.services.hub.feed(await storedJob(world, job));
}

/** The types and data of a job's log as the database has it. */
export async function storedLog({ app }: World, job: string) {
  return app.services.log.read(job, 0, 10_000);
}
