import { newJobId } from '../../src/jobs/ids.ts';
import { jobs } from '../../src/store/schema.ts';
import { openStore, statementOf } from '../../src/store/store.ts';

/** Makes a database with the product's schema and so many jobs without a log. @returns their ids */
export async function benchJobs(path: string, count: number): Promise<string[]> {
  const store = await openStore({ url: `file:${path}` });
  const ids = Array.from({ length: count }, newJobId);
  const row = { principal: 'bench', kind: 'bench', title: '', strategy: '', status: 'running' as const, nonce: '' };
  const values = ids.map((id) => ({ ...row, id, head: 0, chain: 0, createdAt: Date.now() }));
  await store.atomic([statementOf(store.db.insert(jobs).values(values))]);
  await store.close();
  return ids;
}
