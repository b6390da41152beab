import type { Store } from '../store/store.ts';
import type { Folds } from './folds.ts';

/**
 * Trims logs that ended before `endedBefore` (ms since 1970): the final state takes the place of the events. Versions,
 * results and the job's row stay.
 * @returns how many logs were trimmed, at most `limit`.
 */
export async function trimLogs(
  store: Store,
  folds: Folds,
  endedBefore: number,
  now: number,
  limit = 20,
): Promise<number> {
  const due = await store.query({
    sql: 'select id from jobs where ended_at is not null and trimmed_at is null and ended_at < ? order by ended_at limit ?',
    params: [endedBefore, limit],
  });
  for (const [id] of due) {
    const job = String(id);
    const state = await folds.current(job);
    await store.atomic([
      { sql: 'insert or replace into final_states (job, state) values (?, ?)', params: [job, JSON.stringify(state)] },
      { sql: 'update jobs set trimmed_at = ? where id = ?', params: [now, job] },
      { sql: 'delete from events where job = ?', params: [job] },
      { sql: 'delete from commands where job = ?', params: [job] },
    ]);
  }
  return due.length;
}
