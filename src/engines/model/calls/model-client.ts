import { OpenAI } from 'openai';
import type { Secret } from '../../../config/secret.ts';
import { AnswerBounds } from './answer-bounds.ts';
import { AnswerReader } from './answer-reader.ts';
import { boundedFetch } from './bounded-fetch.ts';
import type { CallLimits } from './call-limits.ts';
import { CallWatch } from './call-watch.ts';
import type { CallOutcome, Prompt, TokenUsage } from './completion.ts';
import { failureOf } from './failure-of.ts';
import { readingPause } from './reading-pause.ts';
import { pause, type Timing } from './timing.ts';
import { estimateTokens } from './token-count.ts';

export interface ModelClientOptions {
  /** Up to and including `/v1`. */
  readonly baseUrl: string;
  readonly apiKey: Secret | undefined;
  readonly model: string;
  readonly limits: CallLimits;
  readonly timing: Timing;
}

/** Asks one model, once, over streamed Chat Completions. */
export interface ModelClient {
  /**
   * The signal closes the call's socket, whatever the call is at. Resolves in every case: what goes wrong is an outcome.
   * @param onText each piece of the answer as it comes
   */
  complete(prompt: Prompt, signal: AbortSignal, onText?: (piece: string) => void): Promise<CallOutcome>;
}

export function modelClient(options: ModelClientOptions): ModelClient {
  const { model, limits, timing } = options;
  // An endpoint that does not know these members says 400, and is not sent them again.
  let plain = false;
  // Calls that are under way.
  let open = 0;
  const ask = async (
    prompt: Prompt,
    signal: AbortSignal,
    onText: (piece: string) => void,
    bare: boolean,
  ): Promise<CallOutcome> => {
    using watch = new CallWatch({ signal, limits, timing });
    open += 1;
    try {
      if (watch.failure) return { ok: false, failure: watch.failure };
      const { chat } = client(options, watch);
      const asked = chat.completions.create(body(model, prompt, bare), { signal: watch.signal });
      const { headers, body: stream } = await asked.asResponse();
      const answer = new AnswerReader({ headers, onText, stopped: () => watch.failure !== undefined });
      const rest = () => {
        const ms = readingPause(open, answer.text.length);
        return ms === 0 ? undefined : pause(timing, ms, watch.signal);
      };
      await read(stream ?? [], answer, new AnswerBounds(limits), watch, rest);
      return watch.failure ? { ok: false, failure: watch.failure } : finished(prompt, answer);
    } catch (thrown) {
      return { ok: false, failure: watch.failure ?? failureOf(thrown) };
    } finally {
      open -= 1;
    }
  };
  return {
    async complete(prompt, signal, onText = () => undefined) {
      // Of calls at the same time each finds out by itself.
      const bare = plain;
      const outcome = await ask(prompt, signal, onText, bare);
      if (bare || outcome.ok || outcome.failure.kind !== 'refused' || outcome.failure.status !== 400) return outcome;
      const again = await ask(prompt, signal, onText, true);
      if (again.ok) plain = true;
      return again;
    },
  };
}

/** One for each call: its `fetch` knows which call it serves. Nothing is read from the environment. */
function client({ baseUrl, apiKey, limits }: ModelClientOptions, watch: CallWatch): OpenAI {
  return new OpenAI({
    baseURL: baseUrl,
    apiKey: apiKey?.reveal() ?? 'none',
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    maxRetries: 0,
    timeout: limits.callMs,
    logLevel: 'off',
    fetch: boundedFetch({ limits, onHeard: () => watch.heard(), onFailure: (failure) => watch.fail(failure) }),
  });
}

function body(model: string, { messages, schema }: Prompt, plain: boolean): OpenAI.ChatCompletionCreateParamsStreaming {
  const asked = { model, messages: messages.map((message) => ({ ...message })), stream: true as const };
  if (plain) return asked;
  return {
    ...asked,
    stream_options: { include_usage: true },
    ...(schema && {
      response_format: {
        type: 'json_schema',
        json_schema: { name: schema.name, schema: { ...schema.schema }, strict: true },
      },
    }),
  };
}

async function read(
  stream: AsyncIterable<Uint8Array> | readonly Uint8Array[],
  answer: AnswerReader,
  bounds: AnswerBounds,
  watch: CallWatch,
  rest: () => Promise<void> | undefined,
): Promise<void> {
  for await (const bytes of stream) {
    if (watch.failure) return;
    watch.heard();
    const excess = bounds.excess(bytes);
    if (excess) return watch.fail({ kind: 'too_large', what: excess });
    answer.take(bytes);
    if (answer.done) return;
    await rest();
  }
  answer.end();
}

/** A stream that was cut ends as quietly as one that is complete: only the reason to finish tells them apart. */
function finished({ messages }: Prompt, { text, finish, usage }: AnswerReader): CallOutcome {
  if (finish === undefined) return { ok: false, failure: { kind: 'unavailable' } };
  const counted = (): TokenUsage => ({
    input: messages.reduce((sum, { content }) => sum + estimateTokens(content), 0),
    output: estimateTokens(text),
    estimated: true,
  });
  const spent = usage ?? counted();
  if (finish === 'length') return { ok: false, failure: { kind: 'output_length' }, usage: spent };
  if (finish === 'content_filter') return { ok: false, failure: { kind: 'filtered' }, usage: spent };
  return { ok: true, completion: { text, usage: spent } };
}
