import { Elysia } from 'elysia';
import { accepts } from '../../http/accepts.ts';
import { reply } from '../../http/answers/envelope.ts';
import { type Guard, principalOf } from '../../http/access/guard.ts';
import { largeReply } from '../../http/answers/large-reply.ts';
import { operation } from '../../http/operation.ts';
import { parseCursor } from '../../protocol/frames/cursor.ts';
import { decisionsRevAfter } from '../../realtime/decision-wait.ts';
import { poll } from '../../realtime/long-poll.ts';
import { decideResume } from '../../realtime/resume.ts';
import type { Services } from '../../services.ts';
import { notACursor } from '../not-a-cursor.ts';
import { ownedJob } from '../owned-job.ts';
import { jobIdSchema } from '../job-id.ts';
import { decisionsQuerySchema, eventsQuerySchema } from './watching-query.ts';
import { slotOf } from './slot-of.ts';
import { streamAnswer } from './stream-answer.ts';

/** The channel for those who cannot hold a socket: SSE when `Accept` names it, long-poll otherwise; and tickets. */
export function eventsRoutes(services: Services, guard: Guard) {
  const { table, hub, log, folds, tickets, watchers } = services;
  return new Elysia()
    .use(principalOf(guard))
    .get(
      '/jobs/:id/events',
      async ({ params, query, principal, request, server }) => {
        using held = new DisposableStack();
        held.use(slotOf(watchers, principal));
        const row = await ownedJob(table, principal, params.id);
        const { since, wait, limit, text = 'delta', decisions_rev: decisionsRev } = query;
        const keepOpen = (kept: Request) => server?.timeout(kept, 0);
        if (!accepts(request, 'text/event-stream')) {
          keepOpen(request);
          const polled = await poll({
            hub,
            log,
            folds,
            row,
            since,
            wait,
            limit,
            text,
            decisionsRev,
            signal: request.signal,
          });
          return (polled?.snapshot ? largeReply : reply)(polled ?? notACursor('since'));
        }
        const feed = await hub.feed(row);
        const { epoch, head } = feed;
        const from = request.headers.get('last-event-id') ?? since;
        const resume =
          decideResume(from, text, { epoch, head, trimmed: row.trimmedAt !== null }) ?? notACursor('since');
        const over = feed.end !== undefined && resume.status === 'replay' && from !== 'start' && seqOf(from) === head;
        if (over) return new Response(null, { status: 204 });
        return streamAnswer({ services, row, feed, resume, text, principal, request, keepOpen, held: held.move() });
      },
      { params: jobIdSchema, query: eventsQuerySchema, detail: EVENTS },
    )
    .get(
      '/jobs/:id/decisions',
      async ({ params, query, principal, request, server }) => {
        using held = new DisposableStack();
        held.use(slotOf(watchers, principal));
        const row = await ownedJob(table, principal, params.id);
        server?.timeout(request, 0);
        const { known, wait } = query;
        return reply({ decisions_rev: await decisionsRevAfter({ hub, row, known, wait, signal: request.signal }) });
      },
      { params: jobIdSchema, query: decisionsQuerySchema, detail: DECISIONS },
    )
    .post(
      '/jobs/:id/tickets',
      async ({ params, principal }) => {
        const row = await ownedJob(table, principal, params.id);
        return reply(await tickets.issue(principal, row.id));
      },
      { params: jobIdSchema, detail: TICKET },
    );
}

function seqOf(cursor: string | undefined): number | undefined {
  return cursor === undefined ? undefined : parseCursor(cursor)?.seq;
}

const EVENTS = operation({
  summary: "A job's events, streamed (SSE) or polled",
  description:
    'With `Accept: text/event-stream`: the channel as Server-Sent Events, resumed by `Last-Event-ID` or `since`. ' +
    'Otherwise long-poll: waits up to `wait` seconds for events after `since`; without ' +
    '`since`: a snapshot.',
  tag: 'Channel',
  success: [
    { data: 'PolledEvents', contentType: 'text/event-stream' },
    { status: 204, description: 'A stream from a cursor that is the end' },
  ],
  headers: { 'Last-Event-ID': 'A stream: the cursor to go on from, before `since`' },
  errors: ['NOT_FOUND', 'RATE_LIMITED'],
});
const DECISIONS = operation({
  summary: 'Wait until somebody decides on changes',
  description:
    'Answers the `decisions_rev` as soon as it is another one than `known`, or after `wait` seconds. Of a job that has ' +
    'ended too, whose channel says nothing more: for whoever reviews in two places.',
  tag: 'Changes',
  success: { data: 'DecisionsRev' },
  errors: ['NOT_FOUND', 'RATE_LIMITED'],
});
const TICKET = operation({
  summary: "A one-time ticket for a browser's socket",
  description: 'Valid for 30 s, once, for this job, with the scopes of who asked.',
  tag: 'Channel',
  success: { data: 'Ticket' },
  errors: ['NOT_FOUND', 'STORAGE_FULL'],
});
