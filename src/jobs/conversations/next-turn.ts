import type { Statement } from '../../store/driver.ts';

/** What refuses a unit with a turn that may not be the next one. */
export const NOT_NEXT = 'conversations.turns';

/**
 * Makes a job the newest turn of its conversation, which begins with it where there is none; comes after its row. While
 * another turn has not ended, and where the newest one is not `follows`, it sets `turns` to NULL, which the table
 * refuses: of all who come at once, in whatever process, one is next.
 * @param follows the number of the newest job that is known of the conversation; left out: whichever it is
 */
export function nextTurn(
  job: { id: string; principal: string; title: string; at: number },
  id: string,
  follows?: number,
): Statement {
  const sql =
    'insert into conversations (principal, id, title, turns, latest, created_at, updated_at) ' +
    `select ?1, ?2, ?3, case when ${FREE} and (?6 is null or ${BEGUN}) then 1 end, number, ?4, ?4 from jobs where id = ?5 ` +
    `on conflict (principal, id) do update set turns = case when ${FREE} and latest = coalesce(?6, latest) ` +
    'then turns + 1 end, latest = excluded.latest, updated_at = ?4';
  return { sql, params: [job.principal, id, job.title, job.at, job.id, follows ?? null] };
}

const FREE =
  'not exists (select 1 from jobs as turn where turn.conversation = ?2 and turn.principal = ?1 and turn.id <> ?5 ' +
  "and turn.status not in ('completed', 'failed', 'cancelled'))";
const BEGUN = 'exists (select 1 from conversations as known where known.principal = ?1 and known.id = ?2)';
