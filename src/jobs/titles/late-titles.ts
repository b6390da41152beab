import { and, gt, lte } from 'drizzle-orm';
import { jobs } from '../../store/schema.ts';
import type { Store } from '../../store/store.ts';
import { indexTitle } from './job-titles.ts';

const BATCH = 200;
const MARK = 'titles_to_index';

/**
 * Puts the titles of jobs into the index that were accepted before there was one, newest first. How far it has come is
 * stored with them, so that it may be stopped anywhere.
 *
 * @param goOn asked before every batch.
 */
export async function indexTitles(store: Store, goOn: () => boolean): Promise<void> {
  while (goOn()) {
    const [mark] = await store.query({ sql: `select value from meta where key = '${MARK}'`, params: [] });
    if (!mark) return;
    const top = Number(mark[0]);
    const left = top - BATCH;
    const rows = await store.db
      .select()
      .from(jobs)
      .where(and(gt(jobs.number, left), lte(jobs.number, top)));
    const moved =
      left > 0
        ? { sql: `update meta set value = ? where key = '${MARK}'`, params: [String(left)] }
        : { sql: `delete from meta where key = '${MARK}'`, params: [] };
    await store.atomic([...rows.map(indexTitle), moved]);
  }
}
