import type { Statement } from '../../store/driver.ts';

/** Makes a job the newest turn of its conversation, which begins with it where there is none; comes after its row. */
export function nextTurn(job: { id: string; principal: string; title: string; at: number }, id: string): Statement {
  const sql =
    'insert into conversations (principal, id, title, turns, latest, created_at, updated_at) ' +
    'select ?1, ?2, ?3, 1, number, ?4, ?4 from jobs where id = ?5 ' +
    'on conflict (principal, id) do update set turns = turns + 1, latest = excluded.latest, updated_at = ?4';
  return { sql, params: [job.principal, id, job.title, job.at, job.id] };
}
