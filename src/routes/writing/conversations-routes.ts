import { Elysia } from 'elysia';
import { z } from 'zod';
import { reply } from '../../http/answers/envelope.ts';
import { type Guard, principalOf } from '../../http/access/guard.ts';
import { operation } from '../../http/operation.ts';
import { PAGE_QUERY } from '../../http/page-query.ts';
import { Problem } from '../../http/answers/problem.ts';
import type { ConversationRow } from '../../jobs/conversations/conversations.ts';
import type { Principal } from '../../jobs/principal.ts';
import type { Services } from '../../services.ts';
import { answerView } from './answer-view.ts';
import { jobView } from '../jobs/job-view.ts';
import { formatPosition, parsePosition } from '../list-cursor.ts';
import { noSuch } from '../no-such.ts';

const listSchema = z.strictObject(PAGE_QUERY);
const idSchema = z.object({ id: z.string().max(64) });

/** Conversations as things: look through them, read one, throw it away. `POST /v1/chat` makes and continues them. */
export function conversationsRoutes({ conversations, folds }: Services, guard: Guard) {
  const owned = async (principal: Principal, id: string): Promise<ConversationRow> => {
    const row = await conversations.find(principal, id);
    if (!row) throw noSuch('conversation');
    return row;
  };
  return new Elysia()
    .use(principalOf(guard))
    .get(
      '/conversations',
      async ({ principal, query }) => {
        const rows = await conversations.page(principal, query.limit + 1, parsePosition(query.cursor));
        const shown = rows.slice(0, query.limit);
        const last = rows.length > shown.length ? shown.at(-1) : undefined;
        return reply({ items: shown.map(view), next_cursor: last ? formatPosition(last.latest) : null });
      },
      { query: listSchema, detail: LIST },
    )
    .get(
      '/conversations/:id',
      async ({ principal, params }) => {
        const row = await owned(principal, params.id);
        const turns = [];
        for (const { job, message, files } of await conversations.turns(principal, row.id)) {
          // oxlint-disable-next-line no-await-in-loop
          const state = await folds.current(job.id);
          turns.push({
            job: jobView({ ...job, status: state.status }),
            message,
            files,
            answer: await answerView(state),
          });
        }
        return reply({ ...view(row), items: turns });
      },
      { params: idSchema, detail: SHOW },
    )
    .delete(
      '/conversations/:id',
      async ({ principal, params }) => {
        const row = await owned(principal, params.id);
        const removed = await conversations.remove(principal, row);
        if (!removed) throw new Problem('CONFLICT', { message: 'An answer is still being written: cancel it first.' });
        return reply({ id: row.id, deleted: true });
      },
      { params: idSchema, detail: DELETE },
    );
}

function view({ id, title, turns, createdAt, updatedAt }: ConversationRow) {
  return { id, title, turns, created_at: createdAt, updated_at: updatedAt };
}

const LIST = operation({
  summary: 'Your conversations, newest first',
  tag: 'Writing',
  success: { data: 'ConversationPage' },
});
const SHOW = operation({
  summary: 'A conversation with its turns, oldest first',
  tag: 'Writing',
  success: { data: 'Conversation' },
  errors: ['NOT_FOUND'],
});
const DELETE = operation({
  summary: 'Delete a conversation with its jobs',
  description: 'While an answer is being written: 409, cancel it first.',
  tag: 'Writing',
  success: { data: 'DeletedConversation' },
  errors: ['NOT_FOUND', 'CONFLICT', 'STORAGE_FULL'],
});
