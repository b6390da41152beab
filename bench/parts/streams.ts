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
  /** ms between two words. */
  readonly everyMs: number;
  /** ms for which all of them are measured; 0: each is opened once, all in one moment. */
  readonly ms: number;
  /** Whether the first word counts from where a reader can tell it from the closing mark. */
  readonly certain: boolean;
  /** Goes on while they run. */
  readonly beside?: () => Promise<void>;
}

const times = z.array(z.tuple([z.number(), z.number(), z.number()]));
let opened = 0;

/** The number of the next passage: no two calls of a run are about the same. */
export function nextPassage(): number {
  opened += 1;
  return opened;
}

/** Streams at once, and what they cost the server: where one ends the next begins, evenly over the time of an answer. */
export async function streamRound(round: StreamRound) {
  const { server, provider, watch, jobs, words, everyMs, ms, beside } = round;
  const answerMs = words * everyMs;
  const seen: SeenStream[] = [];
  let over = ms === 0;
  const stream = async () => seen.push(await watch(nextPassage()));
  await provider.ask('said', times);
  if (over) await server.ask('watch', z.unknown());
  const slots = Array.from({ length: jobs }, async (_, slot) => {
    if (!over) await Bun.sleep((slot * answerMs) / jobs);
    do await stream();
    while (!over);
  });
  if (!over) await Bun.sleep(answerMs);
  if (!over) await server.ask('watch', z.unknown());
  const before = await spent(server, provider);
  await Promise.all([Bun.sleep(ms), beside?.()]);
  const lag = ms === 0 ? undefined : await server.ask('lag', lagOf);
  const after = await spent(server, provider);
  over = true;
  await Promise.all(slots);
  const said = new Map((await provider.ask('said', times)).map(([nth, first, certain]) => [nth, { first, certain }]));
  const overheads = seen.map(({ nth, first }) => {
    const time = said.get(nth);
    return first - ((round.certain ? time?.certain : time?.first) ?? Number.NaN);
  });
  const { p50, p99, max, turnP99, turnMax } = lag ?? (await server.ask('lag', lagOf));
  return {
    streams: seen.length,
    identical: seen.filter(({ nth, text }) => text === wordsOf(nth, words).join('')).length,
    first_word_p50_ms: rounded(percentile(overheads, 0.5)),
    first_word_p99_ms: rounded(percentile(overheads, 0.99)),
    lag_p50_ms: rounded(p50),
    lag_p99_ms: rounded(p99),
    lag_max_ms: rounded(max),
    turn_p99_ms: rounded(turnP99),
    turn_max_ms: rounded(turnMax),
    ...(ms > 0 && {
      tokens_a_second: rounded((after.tokens - before.tokens) / ((after.at - before.at) / 1_000)),
      cpu_us_a_token: rounded(((after.cpu - before.cpu) * 1_000) / (after.tokens - before.tokens)),
    }),
  };
}

async function spent(server: Subject, provider: Subject) {
  const cpu = await server.cpu();
  return { cpu, tokens: await provider.ask('tokens', z.number()), at: performance.now() };
}
