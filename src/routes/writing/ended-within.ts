import type { JobRow } from '../../jobs/job-table.ts';
import { Bell } from '../../realtime/feeds/bell.ts';
import type { Services } from '../../services.ts';

/** Resolves when the job has ended, the seconds are over, the client has left or the server stops. */
export async function endedWithin(
  { hub }: Pick<Services, 'hub'>,
  row: JobRow,
  seconds: number,
  signal: AbortSignal,
): Promise<void> {
  const feed = await hub.feed(row);
  using bell = new Bell(hub, feed, seconds * 1_000, signal);
  // oxlint-disable-next-line no-await-in-loop
  while (feed.end === undefined && (await bell.rings(feed.head, undefined)));
}
