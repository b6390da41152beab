import { sql } from 'drizzle-orm';
import { inputs, jobs } from '../store/schema.ts';
import { statementTemplate } from '../store/statement.ts';
import type { Store } from '../store/store.ts';

/** The statements for a new job's row and for what it was given. Made once: that costs more than to run them. */
export function jobInserts({ db }: Store) {
  const { placeholder } = sql;
  const row = {
    id: placeholder('id'),
    principal: placeholder('principal'),
    kind: placeholder('kind'),
    title: placeholder('title'),
    strategy: placeholder('strategy'),
    retryOf: placeholder('retryOf'),
    file: placeholder('file'),
    conversation: placeholder('conversation'),
    status: placeholder('status'),
    nonce: placeholder('nonce'),
    head: placeholder('head'),
    chain: placeholder('chain'),
    createdAt: placeholder('createdAt'),
  };
  const input = { job: placeholder('job'), request: placeholder('request'), person: placeholder('person') };
  return {
    job: statementTemplate(db.insert(jobs).values(row)),
    input: statementTemplate(db.insert(inputs).values(input)),
  };
}
