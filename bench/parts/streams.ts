import { z } from 'zod';
import { percentile, rounded } from './figures.ts';
import { lagOf } from './loop-lag.ts';
import { wordsOf } from './passages.ts';
import type { Subject } from './subject.ts';

/** What a reader saw of one answer: when its first word came, on `wallClock`, and all of its text. */
export interface SeenStream {
  readonly nth: number;
  readonly first: number;
  readonly text: string;
}

/** Opens the stream of one answer and resolves when it has ended. */
export type Watch = (nth: number) => Promise<SeenStream>;

export interface StreamRound {
  readonly server: Subject;
  readonly provider: Subject;
  readonly watch: Watch;
  /** Streams at once. */
  readonly jobs: number;
  /** Of one answer. */
  readonly words: number;
  /** ms over which they are opened, evenly. */
  readonly openMs: number;
  /** ms for which all of them are measured while none begins and none ends; 0: only their beginning is. */
  readonly ms: number;
  /** Done after that, while they still run. */
  readonly beside?: () => Promise<void>;
}

const times = z.array(z.tuple([z.number(), z.number()]));
let opened = 0;

/** The number of the next passage: no two calls of a run are about the same. */
export function nextPassage(): number {
  opened += 1;
  return opened;
}

/** Opens streams, lets them run side by side, and waits for the end of each. */
export async function streamRound({ server, provider, watch, jobs, words, openMs, ms, beside }: StreamRound) {
  await provider.ask('said', times);
  const opening = await lookAt(server, provider);
  const streams = Array.from({ length: jobs }, async (_, nth) => {
    await Bun.sleep((nth * openMs) / jobs);
    return watch(nextPassage());
  });
  await Bun.sleep(openMs + SETTLE_MS);
  const begun = await opening();
  const running = await lookAt(server, provider);
  await Bun.sleep(ms);
  const streaming = await running();
  await beside?.();
  const seen = await Promise.all(streams);
  const said = new Map(await provider.ask('said', times));
  const overheads = seen.map(({ nth, first }) => first - (said.get(nth) ?? Number.NaN));
  return {
    streams: jobs,
    identical: seen.filter(({ nth, text }) => text === wordsOf(nth, words).join('')).length,
    first_word_p50_ms: rounded(percentile(overheads, 0.5)),
    first_word_p99_ms: rounded(percentile(overheads, 0.99)),
    opening: { lag_p99_ms: begun.lag_p99_ms, lag_max_ms: begun.lag_max_ms, cpu_ms_a_job: rounded(begun.cpu / jobs) },
    ...(ms > 0 && {
      tokens_a_second: rounded(streaming.tokens / streaming.seconds),
      cpu_us_a_token: rounded((streaming.cpu * 1_000) / streaming.tokens),
      lag_p50_ms: streaming.lag_p50_ms,
      lag_p99_ms: streaming.lag_p99_ms,
      lag_max_ms: streaming.lag_max_ms,
    }),
  };
}

/** Until the last stream that was opened has begun. */
const SETTLE_MS = 1_000;

/** Begins to look at a server. @returns what says what was seen since */
async function lookAt(server: Subject, provider: Subject) {
  await server.ask('watch', z.unknown());
  const from = { cpu: await server.cpu(), tokens: await provider.ask('tokens', z.number()), at: performance.now() };
  return async () => {
    const cpu = (await server.cpu()) - from.cpu;
    const tokens = (await provider.ask('tokens', z.number())) - from.tokens;
    const { p50, p99, max } = await server.ask('lag', lagOf);
    const seconds = (performance.now() - from.at) / 1_000;
    return { cpu, tokens, seconds, lag_p50_ms: rounded(p50), lag_p99_ms: rounded(p99), lag_max_ms: rounded(max) };
  };
}
