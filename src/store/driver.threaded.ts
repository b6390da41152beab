import type { Driver } from './driver.ts';
import type { GroupCommitOptions } from './group-commit.ts';
import { WriterThread } from './writer-thread.ts';

/**
 * A database file that a thread of its own writes: an fsync takes a millisecond on a good day and a hundred on a bad
 * one, and this thread's event loop must not wait for it. Otherwise as `sqliteDriver`: units that are submitted together
 * share a transaction and are acknowledged in the order of submission.
 *
 * @param reader the same file in this thread. It sees what is on disk, and is closed with this driver.
 */
export async function threadedDriver(
  path: string,
  reader: Pick<Driver, 'query' | 'close'>,
  { patienceMs = 10_000, onTurn }: GroupCommitOptions = {},
): Promise<Driver> {
  const thread = new WriterThread({ path, patienceMs }, onTurn);
  await thread.ready;
  return {
    query: (statement) => reader.query(statement),
    atomic: (unit) => thread.submit(unit),
    async close() {
      await thread.drain();
      // Whoever closes last moves the log into the file, and that is the thread's work.
      await reader.close();
      await thread.close();
    },
  };
}
