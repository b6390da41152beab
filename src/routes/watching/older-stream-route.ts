import { Elysia } from 'elysia';
import { z } from 'zod';
import { type Guard, principalOf } from '../../http/access/guard.ts';
import { operation } from '../../http/operation.ts';
import type { JobRow } from '../../jobs/job-table.ts';
import { SSE_HEADERS } from '../../realtime/sse.ts';
import type { Services } from '../../services.ts';
import { olderStream } from './older-stream.ts';
import { slotOf } from './slot-of.ts';
import { noSuch } from '../no-such.ts';

/** The newest answer of a conversation in the vocabulary of older front ends: `data:` lines alone, for `onmessage`. */
export function olderStreamRoute(services: Services, guard: Guard) {
  const { conversations, watchers } = services;
  return new Elysia().use(principalOf(guard)).get(
    '/api/stream/:conversation_id',
    async ({ params, principal, request, server }) => {
      using held = new DisposableStack();
      held.use(slotOf(watchers, principal));
      const [turn] = await conversations.turns(principal, params.conversation_id, 1);
      if (!turn) throw noSuch('conversation');
      server?.timeout(request, 0);
      const stream = lines(services, turn.job, request.signal, held.move());
      return new Response(pulled(stream), { headers: { ...SSE_HEADERS, 'x-stream-id': turn.job.id } });
    },
    { params: z.object({ conversation_id: z.string().max(64) }), detail: STREAM },
  );
}

/** As the reader takes them; when it leaves, nothing more is made. */
function pulled(parts: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await parts.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel: async () => void (await parts.return(undefined)),
    },
    { highWaterMark: 0 },
  );
}

async function* lines(
  services: Services,
  row: JobRow,
  signal: AbortSignal,
  held: Disposable,
): AsyncGenerator<Uint8Array> {
  using _ = held;
  const encoder = new TextEncoder();
  for await (const value of olderStream(services, row, signal)) {
    yield encoder.encode(value === 'quiet' ? ':\n\n' : `data: ${JSON.stringify(value)}\n\n`);
  }
}

const STREAM = operation({
  summary: 'The newest answer of a conversation, as older front ends read it',
  description:
    'Server-Sent Events without names: `connected`, `routing`, `thinking`, `content_start` (which empties its block), `content`, `sources`, and at the end `workflow_complete` or `workflow_failed`.',
  tag: 'Compatibility',
  success: { contentType: 'text/event-stream' },
  errors: ['NOT_FOUND', 'RATE_LIMITED'],
});
