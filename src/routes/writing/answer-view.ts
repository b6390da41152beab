import { z } from 'zod';
import { versionText } from '../../documents/version.ts';
import { asIfSaid } from '../../jobs/log/as-if-said.ts';
import type { JobRow } from '../../jobs/job-table.ts';
import { brokenOffAnswer } from '../../pipelines/chat/broken-off.ts';
import { type Complexity, complexityOf } from '../../pipelines/chat/complexity.ts';
import { chatSchema } from '../../pipelines/chat/chat-schema.ts';
import type { EventData } from '../../protocol/events.ts';
import { errorSchema, eventDataSchemas, sourceSchema } from '../../protocol/event-schema.ts';
import type { Source } from '../../protocol/source.ts';
import type { JobState } from '../../protocol/fold/state.ts';

/** An answer as far as it is written. */
export interface AnswerView {
  /** Markdown. */
  readonly text: string;
  readonly sources: readonly Source[];
  readonly route: EventData['route'] | null;
  /** Who wrote it: `quoting`, or a model. */
  readonly engine: string | null;
  readonly warnings: readonly EventData['warning'][];
  readonly error: EventData['error']['error'] | null;
}

export const answerSchema = z.object({
  text: z.string().describe('Markdown; while it is written, what it would be if it ended now'),
  sources: z.array(sourceSchema),
  route: eventDataSchemas.route.nullable(),
  engine: z.string().nullable(),
  warnings: z.array(eventDataSchemas.warning),
  error: errorSchema.nullable(),
});

/** While it is written, what it would be if it ended now: of a hybrid one, the last that was whole. */
export async function answerView(job: JobState): Promise<AnswerView> {
  const state = job.end ? job : asIfSaid(job, brokenOffAnswer(job).events);
  const { sources, route, engine, warnings, end } = state;
  const error = end?.type === 'error' ? end.error : null;
  return { text: await versionText(state), sources, route, engine, warnings, error };
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
