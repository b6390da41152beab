import { Elysia } from 'elysia';
import { accepts } from '../../http/accepts.ts';
import { type Guard, principalOf } from '../../http/access/guard.ts';
import { DOCUMENT_LIMIT, operation } from '../../http/operation.ts';
import { refuseDraining } from '../../http/answers/refuse-draining.ts';
import type { Services } from '../../services.ts';
import { acceptedReply, replayHeader, taken } from '../jobs/accepted.ts';
import { onceOf } from '../once-of.ts';
import { REFINE_EXAMPLE, refineBodySchema } from './refine-body.ts';
import { slotOf } from '../watching/slot-of.ts';
import { streamAnswer } from '../watching/stream-answer.ts';

/** Refinement in one request: it starts the job and streams its channel. */
export function refineRoutes(services: Services, guard: Guard, draining: () => boolean) {
  const { acceptor, hub, watchers } = services;
  return new Elysia().use(principalOf(guard)).post(
    '/refine/run',
    async ({ body, principal, request, server, set }) => {
      refuseDraining(draining);
      using held = new DisposableStack();
      const streams = !accepts(request, 'application/json');
      if (streams) held.use(slotOf(watchers, principal));
      const accepted = taken(await acceptor.accept(principal, 'refine', body, { once: onceOf(request, 'refine') }));
      const headers = replayHeader(accepted);
      if (!streams) {
        set.status = 202;
        Object.assign(set.headers, headers);
        return acceptedReply(accepted);
      }
      const feed = await hub.feed(accepted.job);
      return streamAnswer({
        services,
        row: accepted.job,
        feed,
        principal,
        request,
        headers,
        resume: { status: 'replay', from: 0, to: feed.head },
        text: 'delta',
        held: held.move(),
        keepOpen: (kept) => server?.timeout(kept, 0),
      });
    },
    { body: refineBodySchema, detail: RUN },
  );
}

const RUN = operation({
  summary: 'Refine a text and stream the job',
  description:
    'The channel as Server-Sent Events from its first event on; with `Accept: application/json`: 202 and links.',
  tag: 'Refine',
  success: [
    { contentType: 'text/event-stream' },
    { status: 202, description: 'Where `Accept` names `application/json`', data: 'AcceptedJob' },
  ],
  example: REFINE_EXAMPLE,
  errors: ['IDEMPOTENCY_MISMATCH', 'RATE_LIMITED', 'STORAGE_FULL'],
  bodyLimit: DOCUMENT_LIMIT,
});
