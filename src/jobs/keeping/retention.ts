import { storeErrorIn } from '../../store/store-error.ts';
import type { Store } from '../../store/store.ts';
import type { Folds } from '../log/folds.ts';

/** What trimming works on, and how far it goes. */
export interface Trimming {
  readonly store: Store;
  readonly folds: Folds;
  /** ms since 1970. */
  readonly endedBefore: number;
  readonly now: number;
  /** Told of a log that cannot be folded; it stays as it is, and the others are trimmed all the same. */
  readonly onFailure: (error: unknown, job: string) => void;
  /** Asked before each log. */
  readonly goOn?: () => boolean;
}

/** Logs that are looked up at once. */
const PAGE = 20;

/**
 * Trims the logs that ended before `endedBefore`: the final state takes the place of the events. Versions, results and
 * the job's row stay.
 * @returns how many logs were trimmed.
 * @throws StoreError when the database takes nothing.
 */
export async function trimLogs({ goOn = () => true, ...trimming }: Trimming): Promise<number> {
  let trimmed = 0;
  for await (const job of dueJobs(trimming)) {
    if (!goOn()) break;
    try {
      await trimLog(trimming, job);
      trimmed += 1;
    } catch (error) {
      const failure = storeErrorIn(error);
      if (failure) throw failure;
      trimming.onFailure(error, job);
    }
  }
  return trimmed;
}

/** The oldest end first; each once, whether it could be trimmed or not. */
async function* dueJobs({ store, endedBefore }: Trimming): AsyncGenerator<string> {
  let [after, last] = [-1, ''];
  for (;;) {
    const due = await store.query({
      sql:
        'select ended_at, id from jobs where ended_at is not null and trimmed_at is null and ended_at < ? ' +
        'and (ended_at, id) > (?, ?) order by ended_at, id limit ?',
      params: [endedBefore, after, last, PAGE],
    });
    for (const [endedAt, id] of due) {
      [after, last] = [Number(endedAt), String(id)];
      yield last;
    }
    if (due.length < PAGE) return;
  }
}

/** A job that is deleted meanwhile leaves nothing: only one that is still there is given a final state. */
async function trimLog({ store, folds, now }: Trimming, job: string): Promise<void> {
  const state = JSON.stringify(await folds.current(job));
  await store.atomic([
    {
      sql: 'insert or replace into final_states (job, state) select id, ? from jobs where id = ?',
      params: [state, job],
    },
    { sql: 'update jobs set trimmed_at = ? where id = ?', params: [now, job] },
    { sql: 'delete from events where job = ?', params: [job] },
    { sql: 'delete from commands where job = ?', params: [job] },
  ]);
  folds.forget(job);
}
