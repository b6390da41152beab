import { Elysia } from 'elysia';
import { reply } from '../../http/answers/envelope.ts';
import { type Guard, principalOf } from '../../http/access/guard.ts';
import { idempotencyKey } from '../../http/idempotency-key.ts';
import { operation } from '../../http/operation.ts';
import { Problem } from '../../http/answers/problem.ts';
import type { Principal } from '../../jobs/principal.ts';
import { commandIdSchema, commandSchema, feedbackBodySchema } from '../../protocol/frames/client-frame-schema.ts';
import type { Command } from '../../protocol/commands.ts';
import type { Services } from '../../services.ts';
import { jobIdSchema } from '../job-id.ts';
import { cancelBodySchema, pauseBodySchema, respondBodySchema, resumeBodySchema } from './command-bodies.ts';

/** What people say to a job, over REST: the same bodies and the same effects as on the socket. */
export function commandsRoutes({ commands }: Services, guard: Guard) {
  const submit = async (principal: Principal, job: string, command: Command) => {
    const said = await commands.submit(principal, job, command);
    if (!said.ok) throw new Problem(said.error.code, { message: said.error.message });
    return reply({ id: said.id, status: said.status, seq: said.seq });
  };
  return new Elysia()
    .use(principalOf(guard))
    .post('/jobs/:id/commands', ({ params, principal, body }) => submit(principal, params.id, body), {
      params: jobIdSchema,
      body: commandSchema,
      detail: detail('Say something to a job', { type: 'pause', id: ID, mode: 'boundary' }),
    })
    .post(
      '/jobs/:id/cancel',
      ({ params, principal, request, body }) =>
        submit(principal, params.id, { type: 'cancel', ...body, id: idOf(request, body?.id) }),
      {
        params: jobIdSchema,
        body: cancelBodySchema.optional(),
        detail: detail('Cancel a job', { reason: 'no longer needed' }),
      },
    )
    .post(
      '/jobs/:id/pause',
      ({ params, principal, request, body }) =>
        submit(principal, params.id, { type: 'pause', ...body, id: idOf(request, body?.id) }),
      { params: jobIdSchema, body: pauseBodySchema.optional(), detail: detail('Pause a job', { mode: 'boundary' }) },
    )
    .post(
      '/jobs/:id/resume',
      ({ params, principal, request, body }) =>
        submit(principal, params.id, { type: 'resume', id: idOf(request, body?.id) }),
      { params: jobIdSchema, body: resumeBodySchema.optional(), detail: detail('Resume a paused job', { id: ID }) },
    )
    .post(
      '/jobs/:id/feedback',
      ({ params, principal, request, body }) =>
        submit(principal, params.id, { type: 'feedback', ...body, id: idOf(request, body.id) }),
      {
        params: jobIdSchema,
        body: feedbackBodySchema,
        detail: detail('Steer a job', { text: 'Keep British spelling and leave “organise” alone.', mode: 'steer' }),
      },
    )
    .post(
      '/jobs/:id/respond',
      ({ params, principal, request, body }) =>
        submit(principal, params.id, { type: 'respond', ...body, id: idOf(request, body.id) }),
      {
        params: jobIdSchema,
        body: respondBodySchema,
        detail: detail('Answer the question that a job waits on', { input: 'review.p1.a1', value: 'approve' }),
      },
    );
}

/** The command's id: the body's, else the `Idempotency-Key`, else a new one that nobody can repeat. */
function idOf(request: Request, given: string | undefined): string {
  const key = idempotencyKey(request.headers);
  if (key !== undefined && given !== undefined && key !== given) {
    throw invalid('id and Idempotency-Key are not the same');
  }
  if (key !== undefined && !commandIdSchema.safeParse(key).success) throw invalid('for a command this is a UUID');
  return given ?? key ?? crypto.randomUUID();
}

function invalid(message: string): Problem {
  return new Problem('VALIDATION_ERROR', { details: [{ path: 'Idempotency-Key', message }] });
}

const ID = '3f0c6a52-8a4e-4b7e-9a55-0c1f6f1f7a10';

function detail(summary: string, example: object) {
  return operation({
    summary,
    description:
      'In the log before the answer leaves. `id` is a UUID of the command: sent again, the same answer and no second ' +
      'effect. Where the job is in another state, 409 says in which.',
    example,
    headers: { 'Idempotency-Key': 'A UUID, in the place of `id` in the body' },
    tag: 'Commands',
    success: { data: 'CommandReply' },
    errors: ['NOT_FOUND', 'FORBIDDEN', 'CONFLICT', 'IDEMPOTENCY_MISMATCH', 'STORAGE_FULL'],
  });
}
