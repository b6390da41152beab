import { Elysia } from 'elysia';
import { reply } from '../../http/answers/envelope.ts';
import { type Guard, principalOf } from '../../http/access/guard.ts';
import { largeReply } from '../../http/answers/large-reply.ts';
import { DOCUMENT_LIMIT, operation } from '../../http/operation.ts';
import { Problem } from '../../http/answers/problem.ts';
import { refuseDraining } from '../../http/answers/refuse-draining.ts';
import { formatCursor } from '../../protocol/frames/cursor.ts';
import type { Services } from '../../services.ts';
import { acceptedReply, replayHeader, taken } from './accepted.ts';
import { jobView, linksOf, statusView } from './job-view.ts';
import { onceOf } from '../once-of.ts';
import { ownedJob } from '../owned-job.ts';
import { formatPosition, parsePosition } from '../list-cursor.ts';
import { listQuerySchema, toJobFilter } from './list-query.ts';
import { jobIdSchema } from '../job-id.ts';
import { jobBodySchema } from './job-body.ts';

/** Jobs as things: make them, list them, look at them, do them again, throw them away. */
export function jobsRoutes(
  { acceptor, table, list, jobs, folds, review }: Services,
  guard: Guard,
  draining: () => boolean,
) {
  return new Elysia()
    .use(principalOf(guard))
    .post(
      '/jobs',
      async ({ body, principal, request, set }) => {
        refuseDraining(draining);
        const { kind, ...rest } = body;
        const accepted = taken(await acceptor.accept(principal, kind, rest, { once: onceOf(request, 'jobs') }));
        set.status = 202;
        Object.assign(set.headers, replayHeader(accepted));
        return acceptedReply(accepted);
      },
      { body: jobBodySchema, detail: CREATE },
    )
    .get(
      '/jobs',
      async ({ query, principal }) => {
        const { limit, cursor, counts, ...rest } = query;
        const filter = toJobFilter(rest);
        const { rows, next } = await list.page(principal, filter, limit, parsePosition(cursor));
        return reply({
          items: rows.map(jobView),
          next_cursor: next === null ? null : formatPosition(next),
          ...(counts && { counts: await list.counts(principal, filter) }),
        });
      },
      { query: listQuerySchema, detail: LIST },
    )
    .get(
      '/jobs/:id',
      async ({ params, principal }) => {
        const row = await ownedJob(table, principal, params.id);
        const state = await folds.current(row.id);
        const cursor = formatCursor(table.epochOf(row), state.seq);
        const job = jobView({ ...row, status: state.status });
        return largeReply({ job, links: linksOf(row), cursor, snapshot: state });
      },
      { params: jobIdSchema, detail: SHOW },
    )
    .get(
      '/jobs/:id/status',
      async ({ params, principal }) => {
        const row = await ownedJob(table, principal, params.id);
        const state = await folds.current(row.id);
        return reply(await statusView(row, state, await review.decisions(row.id, state)));
      },
      { params: jobIdSchema, detail: STATUS },
    )
    .post(
      '/jobs/:id/retry',
      async ({ params, principal, request, set }) => {
        refuseDraining(draining);
        const row = await ownedJob(table, principal, params.id);
        const retried = await jobs.retry(principal, row, onceOf(request, 'retry'));
        if (!retried) throw new Problem('CONFLICT', { message: `the job has not ended: ${row.status}` });
        const accepted = taken(retried);
        set.status = 202;
        Object.assign(set.headers, replayHeader(accepted));
        return acceptedReply(accepted);
      },
      { params: jobIdSchema, detail: RETRY },
    )
    .delete(
      '/jobs/:id',
      async ({ params, principal }) => {
        const row = await ownedJob(table, principal, params.id);
        if (!(await jobs.remove(row)))
          throw new Problem('CONFLICT', { message: `the job has not ended: ${row.status}` });
        return reply({ id: row.id, deleted: true });
      },
      { params: jobIdSchema, detail: DELETE },
    );
}

const CREATE = operation({
  summary: 'Start a job',
  description:
    '`kind` says what it is: `refine` a text or an uploaded file, `chat` or `generate` for writing. The job is durable ' +
    'when the answer leaves, and `links` say where to watch it.',
  tag: 'Jobs',
  success: { status: 202, data: 'AcceptedJob' },
  errors: ['CONFLICT', 'IDEMPOTENCY_MISMATCH', 'STORAGE_FULL'],
  bodyLimit: DOCUMENT_LIMIT,
  example: {
    kind: 'refine',
    input: { text: '# Notes\n\nI have recieved teh mesage.', format: 'markdown' },
    options: { strategy: 'standard', dialect: 'US' },
  },
});
const LIST = operation({
  summary: 'List jobs, newest first',
  description:
    'All filters together, in the order in which the jobs were accepted. A page may be shorter than `limit`, or empty, ' +
    'while `next_cursor` says that there is more to look through: that happens where `text` stands in very many ' +
    'titles and hardly ever in those that the other filters let through.',
  tag: 'Jobs',
  success: { data: 'JobPage' },
});
const SHOW = operation({
  summary: 'A job with its snapshot and the cursor to go on from',
  description: 'Both are of one moment: what comes after `cursor` is not in the snapshot, and all else is.',
  tag: 'Jobs',
  success: { data: 'JobSnapshot' },
  errors: ['NOT_FOUND'],
});
const STATUS = operation({
  summary: 'How far a job is',
  description: 'Figures without the text: cheap to ask for again and again. To be told of changes, watch `/events`.',
  tag: 'Jobs',
  success: { data: 'JobStatus' },
  errors: ['NOT_FOUND'],
});
const RETRY = operation({
  summary: 'Run an ended job again, as a new one',
  description: 'With the same input and options; the new job names this one in `retry_of`. While it runs: 409.',
  tag: 'Jobs',
  success: { status: 202, data: 'AcceptedJob' },
  errors: ['NOT_FOUND', 'CONFLICT', 'IDEMPOTENCY_MISMATCH', 'STORAGE_FULL'],
});
const DELETE = operation({
  summary: 'Delete an ended job with its log, versions and outputs',
  description: 'It cannot be brought back. While it runs: 409, cancel it first. The summary goes on counting it.',
  tag: 'Jobs',
  success: { data: 'DeletedJob' },
  errors: ['NOT_FOUND', 'CONFLICT', 'STORAGE_FULL'],
});
