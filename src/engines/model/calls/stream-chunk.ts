import type { TokenUsage } from './completion.ts';

/** What is read of one chunk of a streamed answer. The one with the usage has no choices. */
export interface StreamChunk {
  readonly text: string;
  readonly finish?: string;
  readonly usage?: TokenUsage;
}

type Members = Readonly<Record<string, unknown>>;

/** By hand: there is one for every token, and a schema takes longer for it than all else. @returns undefined when it is none. */
export function streamChunk(value: unknown): StreamChunk | undefined {
  if (!isMembers(value)) return undefined;
  const usage = usageIn(value['usage']);
  const choices = value['choices'] ?? [];
  if (!Array.isArray(choices)) return undefined;
  const [choice = {}]: unknown[] = choices;
  if (!isMembers(choice)) return undefined;
  const delta = choice['delta'] ?? {};
  const finish = choice['finish_reason'] ?? '';
  if (!isMembers(delta) || typeof finish !== 'string') return undefined;
  const text = delta['content'] ?? '';
  if (typeof text !== 'string') return undefined;
  return { text, ...(finish !== '' && { finish }), ...(usage && { usage }) };
}

function usageIn(value: unknown): TokenUsage | undefined {
  if (!isMembers(value)) return undefined;
  const { prompt_tokens: input, completion_tokens: output } = value;
  return isCount(input) && isCount(output) ? { input, output, estimated: false } : undefined;
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
