import { z } from 'zod';
import { versionText } from '../../documents/version.ts';
import type { BrokenOff } from '../../jobs/pipeline.ts';
import { asIfSaid } from '../../jobs/log/as-if-said.ts';
import type { JobRow } from '../../jobs/job-table.ts';
import { brokenOffAnswer, isLongWhole } from '../../pipelines/chat/broken-off.ts';
import { type Complexity, complexityOf } from '../../pipelines/chat/complexity.ts';
import { chatSchema } from '../../pipelines/chat/chat-schema.ts';
import { brokenOff } from '../../pipelines/writing/broken-off.ts';
import type { EventData } from '../../protocol/events.ts';
import { errorSchema, eventDataSchemas, sourceSchema } from '../../protocol/event-schema.ts';
import type { Source } from '../../protocol/source.ts';
import type { JobState } from '../../protocol/fold/state.ts';

/** A text as far as it is written: while it is, what it would be if it ended now. */
export interface TextView {
  /** Markdown. */
  readonly text: string;
  /** Who wrote it: `quoting`, or a model. */
  readonly engine: string | null;
  readonly warnings: readonly EventData['warning'][];
  readonly error: EventData['error']['error'] | null;
}

/** The same of an answer: of a hybrid one, the last that was whole. */
export interface AnswerView extends TextView {
  readonly sources: readonly Source[];
  readonly route: EventData['route'] | null;
}

export const textViewSchema = z.object({
  text: z.string().describe('Markdown; while it is written, what it would be if it ended now'),
  engine: z.string().nullable(),
  warnings: z.array(eventDataSchemas.warning),
  error: errorSchema.nullable(),
});

export const answerSchema = textViewSchema.extend({
  sources: z.array(sourceSchema),
  route: eventDataSchemas.route.nullable(),
});

export function textView(job: JobState): Promise<TextView> {
  return viewOf(asIfEnded(job, brokenOff));
}

export async function answerView(job: JobState): Promise<AnswerView> {
  const state = asIfEnded(job, brokenOffAnswer);
  const { sources, route, warnings: all } = state;
  return { ...(await viewOf(state)), warnings: isLongWhole(state) ? ofLongAnswer(state) : all, sources, route };
}

/** What went wrong with a short answer is no flaw of the long one that has taken its place. */
function ofLongAnswer({ warnings, passes }: JobState): AnswerView['warnings'] {
  const short = passes.find(({ name }) => name === 'answer')?.pass;
  return warnings.filter(({ pass }) => pass === undefined || pass !== short);
}

function asIfEnded(job: JobState, leave: (state: JobState) => BrokenOff): JobState {
  return job.end ? job : asIfSaid(job, leave(job).events);
}

async function viewOf(state: JobState): Promise<TextView> {
  const { engine, warnings, end } = state;
  return { text: await versionText(state), engine, warnings, error: end?.type === 'error' ? end.error : null };
}

export const flatAnswerSchema = z.object({
  success: z.boolean(),
  trace_id: z.string(),
  response: z.string(),
  sources: z.array(sourceSchema),
  workflow_status: z.enum(['completed', 'failed', 'cancelled', 'running']),
  system_used: z.string(),
  complexity_score: z.number(),
  routing_reason: z.string(),
  processing_time: z.number().describe('Seconds'),
  error: z.string().nullable(),
  conversation_id: z.string().nullable(),
});

/** An answer as older front ends read it. @param request as its pipeline parsed it */
export async function flatAnswer(
  row: JobRow,
  state: JobState,
  request: unknown,
): Promise<z.infer<typeof flatAnswerSchema>> {
  const { text, sources, route, error } = await answerView(state);
  const { status } = state;
  const elapsed = state.end?.elapsed_ms ?? 0;
  return {
    success: status === 'completed',
    trace_id: row.id,
    response: text,
    sources: [...sources],
    workflow_status: status === 'completed' || status === 'failed' || status === 'cancelled' ? status : 'running',
    system_used: route?.to ?? 'simple',
    complexity_score: scoreOf(request).score,
    routing_reason: route?.reason ?? '',
    processing_time: elapsed / 1_000,
    error: error?.message ?? null,
    conversation_id: row.conversation,
  };
}

function scoreOf(request: unknown): Complexity {
  const { input } = chatSchema.parse(request);
  return complexityOf(input.message, input.files.length);
}
