import { Elysia } from 'elysia';
import { reply } from '../../http/answers/envelope.ts';
import { type Guard, principalOf } from '../../http/access/guard.ts';
import { operation } from '../../http/operation.ts';
import { Problem } from '../../http/answers/problem.ts';
import { refuseDraining } from '../../http/answers/refuse-draining.ts';
import type { AcceptOutcome } from '../../jobs/acceptor.ts';
import type { Files } from '../../files/files.ts';
import type { History } from '../../jobs/conversations/conversations.ts';
import type { JobRow } from '../../jobs/job-table.ts';
import type { Principal } from '../../jobs/principal.ts';
import type { JobState } from '../../protocol/fold/state.ts';
import { isTerminal } from '../../protocol/status.ts';
import type { Services } from '../../services.ts';
import { replayHeader, taken, type TakenJob } from '../jobs/accepted.ts';
import { answerView, flatAnswer, textView } from './answer-view.ts';
import { type ChatBody, chatBodySchema, flatBodySchema, generateBodySchema } from './chat-body.ts';
import { endedWithin } from './ended-within.ts';
import { jobView, linksOf } from '../jobs/job-view.ts';
import { onceOf } from '../once-of.ts';
import { noSuch } from '../no-such.ts';

/** Seconds that the flat form waits. */
const FLAT_WAIT = 55;

/** Writing requests: a turn of a conversation, a job each. */
export function chatRoutes(services: Services, guard: Guard, draining: () => boolean) {
  const ask = asker(services, draining);
  return new Elysia().use(principalOf(guard)).post(
    '/chat',
    async ({ body, principal, request, server, set }) => {
      const accepted = await ask(principal, body, request);
      const { row, state } = await waited(services, accepted.job, body.options.wait, { request, server });
      set.status = isTerminal(state.status) ? 200 : 202;
      Object.assign(set.headers, replayHeader(accepted));
      const answer = await answerView(state);
      return reply({ conversation_id: row.conversation, job: jobView(row), answer, links: linksOf(row) });
    },
    { body: chatBodySchema, detail: CHAT },
  );
}

/** A text about a topic: `chat` without a conversation. */
export function generateRoutes(services: Services, guard: Guard, draining: () => boolean) {
  return new Elysia().use(principalOf(guard)).post(
    '/generate',
    async ({ body, principal, request, server, set }) => {
      refuseDraining(draining);
      const { topic, kind, level, wait } = body;
      const asked = { input: { topic }, options: { kind, level } };
      const once = onceOf(request, 'generate');
      const accepted = taken(await services.acceptor.accept(principal, 'generate', asked, { once }));
      const { row, state } = await waited(services, accepted.job, wait, { request, server });
      set.status = isTerminal(state.status) ? 200 : 202;
      Object.assign(set.headers, replayHeader(accepted));
      return reply({ job: jobView(row), ...(await textView(state)), links: linksOf(row) });
    },
    { body: generateBodySchema, detail: GENERATE },
  );
}

/** The flat form of the same, as older front ends read it. */
export function flatChatRoutes(services: Services, guard: Guard, draining: () => boolean) {
  const ask = asker(services, draining);
  return new Elysia().use(principalOf(guard)).post(
    '/api/chat',
    async ({ body, principal, request, server }) => {
      const { message, conversation_id, files } = body;
      const given = { message, conversation_id, files, options: { route: 'auto' as const, wait: FLAT_WAIT } };
      const { job } = await ask(principal, given, request);
      const { state } = await waited(services, job, FLAT_WAIT, { request, server });
      return flatAnswer(job, state, await services.table.request(job.id));
    },
    { body: flatBodySchema, detail: FLAT },
  );
}

/** How often a turn is tried whose conversation goes on meanwhile. */
const TRIES = 5;

/** Makes the next turn: in the conversation that is named, or as the first of a new one. */
function asker(services: Services, draining: () => boolean) {
  const { acceptor, conversations } = services;
  return async (principal: Principal, body: ChatBody, request: Request): Promise<TakenJob> => {
    refuseDraining(draining);
    const { message, conversation_id: named, options } = body;
    const key = onceOf(request, 'chat');
    const once = key && { ...key, asked: body };
    for (let tries = 1; ; tries += 1) {
      const row = named === undefined ? undefined : await conversations.find(principal, named);
      if (named !== undefined && !row) throw noSuch('conversation');
      const before = row && (await conversations.history(principal, row));
      const { files, names, gone } = await filesOf(services.files, principal, body.files, before);
      const conversation_id = named ?? `conv_${crypto.randomUUID()}`;
      const input = { message, files, names, gone, conversation_id, history: before?.turns ?? [] };
      const asked = { input, options: { route: options.route } };
      const accepted = await acceptor.accept(principal, 'chat', asked, { once, follows: before?.follows });
      if (!accepted.ok && accepted.reason === 'overtaken' && tries < TRIES) continue;
      if (!accepted.ok && accepted.reason === 'unavailable' && gone.length > 0)
        throw new Problem('NOT_FOUND', areGone(gone));
      return taken(asPosted(accepted));
    }
  };
}

interface WorkedFrom {
  readonly files: readonly string[];
  readonly names: Readonly<Record<string, string>>;
  /** What of the files was deleted since, by name. */
  readonly gone: readonly string[];
}

/** The files that are named, or what is left of those of the turn before. */
async function filesOf(
  kept: Files,
  principal: Principal,
  files: ChatBody['files'],
  before?: History,
): Promise<WorkedFrom> {
  const all = files ?? before?.files ?? [];
  const found = await Promise.all(all.map((id) => kept.find(principal.id, id)));
  const names = Object.fromEntries(found.flatMap((file) => (file ? [[file.id, file.name]] : [])));
  // What is named now is refused where it is not there.
  if (files) return { files, names, gone: [] };
  const [there, gone] = [all.filter((id) => Object.hasOwn(names, id)), all.filter((id) => !Object.hasOwn(names, id))];
  return { files: there, names, gone: gone.map((id) => before?.names[id] ?? id) };
}

function areGone(names: readonly string[]) {
  const quoted = names.map((name) => `“${name}”`).join(', ');
  const are = names.length === 1 ? 'The file of this conversation is' : 'The files of this conversation are';
  return {
    message: `${are} not there any more: ${quoted}. Name others in \`files\`, or upload ${names.length === 1 ? 'it' : 'them'} again.`,
    details: names.map((name) => ({ path: 'files', message: `“${name}” is not there any more` })),
  };
}

/** Problems by the members of the body as it was posted. */
function asPosted(accepted: AcceptOutcome): AcceptOutcome {
  if (accepted.ok || accepted.reason !== 'invalid') return accepted;
  const problems = accepted.problems.map(({ path, message }) => ({ path: path.replace(/^input\./, ''), message }));
  return { ...accepted, problems };
}

/** A request that is answered late, with the server that would otherwise close its connection as idle. */
interface PatientRequest {
  readonly request: Request;
  readonly server: { timeout(request: Request, seconds: number): void } | null;
}

/** Waits for a job to end, so many seconds at most. @returns how it stands then */
async function waited(
  services: Services,
  job: JobRow,
  seconds: number,
  { request, server }: PatientRequest,
): Promise<{ readonly row: JobRow; readonly state: JobState }> {
  server?.timeout(request, 0);
  if (seconds > 0) await endedWithin(services, job, seconds, request.signal);
  const row = (await services.table.find(job.id)) ?? job;
  const state = await services.folds.current(row.id);
  return { row: { ...row, status: state.status }, state };
}

const ERRORS = ['NOT_FOUND', 'CONFLICT', 'IDEMPOTENCY_MISMATCH', 'UNAVAILABLE', 'STORAGE_FULL'] as const;
const STILL_WRITING = { status: 202, description: 'Still being written: `links` say where to watch' } as const;
const CHAT = operation({
  summary: 'Ask, or have something written',
  description:
    'Waits up to `wait` seconds for the answer (200); else 202 with where to watch: the same channel, control and ' +
    'resume as every job. `files` are leant on, and what leans on them names them: `[1]`. Left out, the files of the ' +
    "conversation's last turn count. Without a model the answer is quoted from the files, and says so; without files " +
    'as well: 503.',
  tag: 'Writing',
  success: [{ data: 'ChatReply' }, { ...STILL_WRITING, data: 'ChatReply' }],
  errors: ERRORS,
  example: { message: 'Which command starts the server?', options: { route: 'auto', wait: 30 } },
});
const GENERATE = operation({
  summary: 'Have an outline, an explainer or questions written about a topic',
  description: 'Waits up to `wait` seconds (200), else 202 with where to watch. Without a model: 503.',
  tag: 'Writing',
  success: [{ data: 'Generated' }, { ...STILL_WRITING, data: 'Generated' }],
  errors: ['IDEMPOTENCY_MISMATCH', 'UNAVAILABLE', 'STORAGE_FULL'],
  example: { topic: 'What a write-ahead log is for', kind: 'explainer', level: 'beginner', wait: 30 },
});
const FLAT = operation({
  summary: 'Ask, in the flat form of older front ends',
  description:
    '`POST /v1/chat` without the envelope, which waits for at most 55 seconds. Members it does not know are let be.',
  tag: 'Compatibility',
  success: { data: 'FlatAnswer', bare: true },
  errors: ERRORS,
  example: { message: 'Which command starts the server?' },
});
