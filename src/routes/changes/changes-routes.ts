import { Elysia } from 'elysia';
import { reply } from '../../http/answers/envelope.ts';
import { type Guard, principalOf } from '../../http/access/guard.ts';
import { operation } from '../../http/operation.ts';
import { Problem } from '../../http/answers/problem.ts';
import type { Principal } from '../../jobs/principal.ts';
import type { Reviewed } from '../../jobs/review/review.ts';
import type { Services } from '../../services.ts';
import { changesQuerySchema, decideBodySchema, undoBodySchema } from './change-schema.ts';
import { controlling } from '../controlling.ts';
import { formatPlace, parsePlace } from '../list-cursor.ts';
import { ownedJob } from '../owned-job.ts';
import { jobIdSchema } from '../job-id.ts';
import { noSuch } from '../no-such.ts';

/** How many ids that are none of the job's an answer points at. */
const POINTED_AT = 20;

/** A job's changes: what they are, what came of them, and what a person decides. */
export function changesRoutes({ review, table }: Services, guard: Guard) {
  const controlled = async (principal: Principal, id: string): Promise<string> => {
    const row = await ownedJob(table, principal, id);
    controlling(principal);
    return row.id;
  };
  return new Elysia()
    .use(principalOf(guard))
    .get(
      '/jobs/:id/changes',
      async ({ params, query, principal }) => {
        const row = await ownedJob(table, principal, params.id);
        const { limit, cursor, ...filter } = query;
        const { items, last, rev } = await review.list(row, filter, limit, parsePlace(cursor));
        return reply({ items, next_cursor: last ? formatPlace(last) : null, decisions_rev: rev });
      },
      { params: jobIdSchema, query: changesQuerySchema, detail: LIST },
    )
    .put(
      '/jobs/:id/changes',
      async ({ params, body, principal }) => {
        const job = await controlled(principal, params.id);
        const { ids, filter = {}, decision, expected_rev: expectedRev } = body;
        const of = ids ? { ids } : { filter };
        return reviewedReply(await review.decide(job, { of, decision, expectedRev }), ids);
      },
      { params: jobIdSchema, body: decideBodySchema, detail: DECIDE },
    )
    .post(
      '/jobs/:id/changes/undo',
      async ({ params, body, principal }) => {
        const job = await controlled(principal, params.id);
        return reviewedReply(await review.undo(job, body?.expected_rev));
      },
      { params: jobIdSchema, body: undoBodySchema.optional(), detail: UNDO },
    );
}

function reviewedReply(reviewed: Reviewed, ids: readonly string[] = []) {
  if (reviewed.ok) return reply({ decisions_rev: reviewed.rev, changed: reviewed.changed });
  switch (reviewed.reason) {
    case 'gone':
      throw noSuch('job');
    case 'nothing':
      throw new Problem('CONFLICT', { message: 'there is nothing to take back' });
    case 'busy':
      throw new Problem('UNAVAILABLE', { message: 'others decide faster', headers: { 'retry-after': '1' } });
    case 'stale': {
      const message = `the decisions stand at rev ${reviewed.rev}`;
      throw new Problem('CONFLICT', { message, details: [{ path: 'expected_rev', message }] });
    }
    case 'unknown': {
      const places = reviewed.ids.slice(0, POINTED_AT).map((id) => `ids.${ids.indexOf(id)}`);
      const message = 'The job has no such change';
      throw new Problem('VALIDATION_ERROR', { details: places.map((path) => ({ path, message })) });
    }
    case 'many': {
      const message = `At most ${reviewed.most} changes are decided at once: narrow it down`;
      throw new Problem('VALIDATION_ERROR', { details: [{ path: 'filter', message }] });
    }
  }
}

const TAG = 'Changes';
const LIST = operation({
  summary: "A job's changes, with what was decided and what came of it",
  description:
    'Block by block, in a block pass by pass. `effective`: it is in the result. `blocked_by`: it was to be, and that ' +
    'other change keeps it out.',
  tag: TAG,
  success: { data: 'ChangePage' },
  errors: ['NOT_FOUND'],
});
const DECIDE = operation({
  summary: 'Accept or reject changes, or decide nothing of them',
  description:
    'All of them or none; said again it changes nothing. While the job runs and after its end; whoever watches is ' +
    'told by `decisions {rev}`. An empty filter is every change. `expected_rev` is looked at where something would change.',
  tag: TAG,
  success: { data: 'Reviewed' },
  errors: ['NOT_FOUND', 'FORBIDDEN', 'CONFLICT', 'STORAGE_FULL'],
  example: { filter: { category: 'spelling' }, decision: 'rejected' },
});
const UNDO = operation({
  summary: 'Take the last decision back',
  description:
    'What the last PUT changed is as it was before it; said again, what the one before it changed, up to a hundred. ' +
    'With `expected_rev` a request that is sent twice takes one back.',
  tag: TAG,
  success: { data: 'Reviewed' },
  errors: ['NOT_FOUND', 'FORBIDDEN', 'CONFLICT', 'STORAGE_FULL'],
  example: {},
});
