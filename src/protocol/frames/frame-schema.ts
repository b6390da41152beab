import { z } from 'zod';
import { errorSchema, eventDataSchemas, sha256Schema, signalDataSchemas, whole } from '../event-schema.ts';
import { jobStateSchema } from '../fold/state-schema.ts';
import { STATUSES } from '../status.ts';

/** Everything that the server may send, by type; a test keeps it equal to `ServerFrame`. */

const logged = { seq: whole.min(1), prev: whole.exactOptional(), at: z.number().describe('ms since 1970') };

function event<T extends keyof typeof eventDataSchemas>(type: T) {
  return z.object({ type: z.literal(type), data: eventDataSchemas[type], ...logged });
}

function signal<T extends keyof typeof signalDataSchemas>(type: T) {
  return z.object({ type: z.literal(type), data: signalDataSchemas[type] });
}

const resume = z.discriminatedUnion('status', [
  z.object({ status: z.literal('fresh') }),
  z.object({ status: z.literal('replay'), from: whole, to: whole }),
  z.object({ status: z.literal('snapshot') }),
  z.object({ status: z.literal('reset'), reason: z.enum(['epoch', 'expired', 'ahead']) }),
]);

export const eventFrameSchemas = {
  job_accepted: event('job_accepted'),
  job_started: event('job_started'),
  blocks: event('blocks'),
  route: event('route'),
  pass_start: event('pass_start'),
  block_start: event('block_start'),
  content: event('content'),
  thinking: event('thinking'),
  block_complete: event('block_complete'),
  block_decided: event('block_decided'),
  pass_complete: event('pass_complete'),
  pass_undone: event('pass_undone'),
  sources: event('sources'),
  input_requested: event('input_requested'),
  input_resolved: event('input_resolved'),
  feedback_received: event('feedback_received'),
  feedback_applied: event('feedback_applied'),
  state: event('state'),
  usage: event('usage'),
  warning: event('warning'),
  done: event('done'),
  error: event('error'),
  cancelled: event('cancelled'),
};

export const signalFrameSchemas = {
  progress: signal('progress'),
  viewers: signal('viewers'),
  decisions: signal('decisions'),
};

const reply = z.discriminatedUnion('ok', [
  z.object({ type: z.literal('reply'), id: z.string(), ok: z.literal(true), status: z.enum(STATUSES), seq: whole }),
  z.object({
    type: z.literal('reply'),
    id: z.string().nullable(),
    ok: z.literal(false),
    error: errorSchema,
    request_id: z.string().exactOptional(),
  }),
]);

export const controlFrameSchemas = {
  connected: z.object({
    type: z.literal('connected'),
    protocol: z.string(),
    job: z.string(),
    epoch: z.string(),
    head: whole,
    status: z.enum(STATUSES),
    scopes: z.array(z.enum(['read', 'control'])),
    resume,
    decisions_rev: whole,
    heartbeat_ms: whole,
  }),
  snapshot: z.object({
    type: z.literal('snapshot'),
    part: whole.min(1),
    of: whole.min(1),
    seq: whole,
    chain: whole,
    state: jobStateSchema.partial(),
  }),
  live: z.object({ type: z.literal('live'), head: whole }),
  reply,
  ping: z.object({ type: z.literal('ping'), t: z.number() }),
  bye: z.object({
    type: z.literal('bye'),
    code: whole,
    reason: z.string(),
    retry_after_ms: z.tuple([z.number(), z.number()]).exactOptional(),
    request_id: z.string().exactOptional(),
  }),
  stream_end: z.object({
    type: z.literal('stream_end'),
    seq: whole,
    status: z.enum(['completed', 'failed', 'cancelled']),
    text_sha256: sha256Schema,
    result: z.string(),
  }),
};

export const serverFrameSchemas = { ...controlFrameSchemas, ...eventFrameSchemas, ...signalFrameSchemas };

export const serverFrameSchema = z.union(Object.values(serverFrameSchemas));
