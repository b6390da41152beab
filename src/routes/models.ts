import { z } from 'zod';
import { PASS_NAMES } from '../pipelines/refine/passes.ts';
import { TEXT_MODELS } from './texts/text-schema.ts';
import { refineBodyObject } from './refine/refine-body.ts';
import { DECISIONS } from '../protocol/review/decisions.ts';
import { changeSchema, eventDataSchemas } from '../protocol/event-schema.ts';
import { eventFrameSchemas } from '../protocol/frames/frame-schema.ts';
import { CATEGORIES, TIERS } from '../protocol/document.ts';
import { jobStateSchema } from '../protocol/fold/state-schema.ts';
import { STATUSES } from '../protocol/status.ts';
import { chatSchema } from '../pipelines/chat/chat-schema.ts';
import { generateSchema } from '../pipelines/generate/generate-schema.ts';
import { chatModels } from './writing/chat-models.ts';
import { fileModels } from './files/files-schema.ts';
import { estimateSchema } from './refine/estimate-routes.ts';
import { sessionSchema } from './people/session-routes.ts';
import { summarySchema } from './analytics/summary-schema.ts';

const time = z.int().describe('ms since 1970');

const job = z.object({
  id: z.string(),
  kind: z.string(),
  title: z.string(),
  strategy: z.string(),
  status: z.enum(STATUSES),
  created_at: time,
  started_at: time.nullable(),
  ended_at: time.nullable(),
  retry_of: z.string().nullable(),
  file: z.string().nullable().describe('The uploaded file that its text was read from'),
  conversation: z.string().nullable().describe('The conversation that it is a turn of'),
  decisions_rev: z.int(),
});

const links = z.object({ socket: z.string(), events: z.string(), status: z.string(), result: z.string() });

/** What bodies and answers hold, by name, for the documentation. */
export const MODELS = {
  ...TEXT_MODELS,
  ...fileModels(job),
  ...chatModels(job),
  ChatJob: chatSchema.extend({ kind: z.literal('chat') }),
  GenerateJob: generateSchema.extend({ kind: z.literal('generate') }),
  Session: sessionSchema,
  Estimate: estimateSchema,
  RefineJob: refineBodyObject.extend({ kind: z.literal('refine') }),
  AcceptedJob: z.object({ job, links }),
  JobPage: z.object({
    items: z.array(job),
    next_cursor: z.string().nullable(),
    counts: z.record(z.enum(STATUSES), z.int()).exactOptional().describe('Where it was asked for'),
  }),
  JobSnapshot: z.object({ job, links, cursor: z.string(), snapshot: jobStateSchema }),
  JobStatus: z.object({
    id: z.string(),
    status: z.enum(STATUSES),
    progress: z.object({
      pass: z.int(),
      of: z.int(),
      name: z.string().nullable(),
      fraction: z.number().min(0).max(1),
      eta_ms: z.int().nullable(),
    }),
    elapsed_ms: z.int(),
    words: z.int().nullable().describe('Of prose, in its newest version'),
    changes: z.int().describe('Changes that are in the text'),
    offered: z.int().describe('Changes, suggestions and hints that people can decide on'),
    decided: z.int().describe('How many of them they have decided on'),
    question: z.string().nullable().describe('What the job waits to be told'),
    error: z.string().nullable().describe('Why it failed'),
    warnings: z.int(),
    usage: eventDataSchemas.usage.nullable().describe('What all its calls to models came to by now'),
  }),
  DeletedJob: z.object({ id: z.string(), deleted: z.literal(true) }),
  CommandReply: z.object({ id: z.string(), status: z.enum(STATUSES), seq: z.int() }),
  PolledEvents: z.object({
    events: z.array(z.union(Object.values(eventFrameSchemas))),
    cursor: z.string(),
    head: z.int(),
    caught_up: z.boolean(),
    ended: z.boolean(),
    decisions_rev: z.int(),
    resume: z.object({ status: z.string(), reason: z.string().optional() }).optional(),
    snapshot: jobStateSchema.optional(),
  }),
  ChangePage: z.object({
    items: z.array(
      changeSchema.extend({
        decision: z.enum([...DECISIONS, 'none']),
        effective: z.boolean(),
        blocked_by: z.string().exactOptional(),
      }),
    ),
    next_cursor: z.string().nullable(),
    decisions_rev: z.int(),
  }),
  DecisionsRev: z.object({ decisions_rev: z.int() }),
  Reviewed: z.object({ decisions_rev: z.int(), changed: z.int() }),
  Dictionary: z.object({ words: z.array(z.string()), rules: z.array(z.string()) }),
  RuleRecords: z.object({
    items: z.array(
      z.object({
        rule: z.string(),
        accepted: z.int(),
        rejected: z.int(),
        standing: z.enum(['on', 'suggest', 'off']),
        ignored: z.boolean(),
      }),
    ),
    newest: z.int(),
    thresholds: z.array(z.object({ standing: z.enum(['suggest', 'off']), rejected: z.int(), share: z.number() })),
  }),
  Forgotten: z.object({ forgotten: z.int().describe('Decisions') }),
  StrategyFeedback: z.object({
    id: z.string(),
    strategy: z.string(),
    job: z.string().nullable(),
    rating: z.int().nullable(),
    comment: z.string().nullable(),
    at: time,
  }),
  StrategyFeedbackSummary: z.object({
    items: z.array(
      z.object({
        strategy: z.string(),
        feedback: z.int(),
        ratings: z.int(),
        mean_rating: z.number().nullable(),
      }),
    ),
  }),
  AnalyticsSummary: summarySchema,
  StrategyList: z.object({
    default: z.string(),
    strategies: z.array(
      z.object({
        name: z.string(),
        about: z.string(),
        when: z.string(),
        passes: z.array(z.enum(PASS_NAMES)).optional(),
        register: z.enum(['neutral', 'academic', 'plain']).optional(),
        only_sure: z.array(z.enum(PASS_NAMES)).optional(),
      }),
    ),
    passes: z.array(z.object({ name: z.enum(PASS_NAMES), does: z.string(), without_model: z.string() })),
  }),
  RuleList: z.object({
    items: z.array(
      z.object({
        name: z.string(),
        pass: z.enum(PASS_NAMES),
        category: z.enum(CATEGORIES),
        tier: z.enum(TIERS),
        reason: z.string(),
      }),
    ),
  }),
  Ticket: z.object({ ticket: z.string(), expires_at: time }),
};
