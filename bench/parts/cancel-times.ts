import { z } from 'zod';
import { wallClock } from './crowd.ts';
import { percentile, rounded } from './figures.ts';
import { openJob } from './open-job.ts';
import { type Call, passage } from './passages.ts';
import { nextPassage } from './streams.ts';
import type { Subject } from './subject.ts';

/** What a call is at when it is cancelled. `mid_stream`: words come one after the other. */
export const PHASES = {
  before_headers: 'before_headers',
  silent_upstream: 'silent_upstream',
  one_word: 'one_word',
  mid_stream: 'stream',
  between_retries: 'between_retries',
} as const satisfies Readonly<Record<string, Call>>;

export type Phase = keyof typeof PHASES;

/**
 * ms from a client's `cancel` to the closed connection at the provider; between two tries, where there is none, to
 * `cancelled` at the client.
 */
export async function cancelTime(phase: Phase, server: Subject, provider: Subject): Promise<number> {
  const nth = nextPassage();
  const passes = [phase === 'mid_stream' ? 'tone' : 'proofread'];
  const job = await openJob(server.port, 'refine', { text: passage(nth, PHASES[phase]) }, { passes });
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}/ws/progress/${job}`);
  const [live, written, cancelled] = [
    Promise.withResolvers<void>(),
    Promise.withResolvers<void>(),
    Promise.withResolvers<number>(),
  ];
  socket.onopen = () => socket.send(JSON.stringify({ type: 'hello', since: 'start' }));
  socket.onmessage = ({ data }) => {
    const { type } = z.looseObject({ type: z.string() }).parse(JSON.parse(String(data)));
    if (type === 'live') live.resolve();
    if (type === 'content') written.resolve();
    if (type === 'cancelled') cancelled.resolve(wallClock());
  };
  const retrying = phase === 'between_retries';
  await live.promise;
  await provider.ask('called', z.unknown(), { nth });
  if (phase === 'mid_stream') await written.promise;
  if (retrying) await provider.ask('closed', z.number(), { nth });
  const began = wallClock();
  socket.send(JSON.stringify({ type: 'cancel', id: crypto.randomUUID() }));
  const ended = retrying ? await cancelled.promise : await provider.ask('closed', z.number(), { nth });
  socket.close();
  return ended - began;
}

/** Cancels one job after the other in each phase, for so long. @param times by phase, added to */
export async function cancelEach(
  { count, ms }: { readonly count: number; readonly ms: number },
  times: Map<Phase, number[]>,
  server: Subject,
  provider: Subject,
): Promise<void> {
  const until = performance.now() + ms;
  for (let turn = 0; turn < count && performance.now() < until; turn += 1) {
    for (const phase of ['before_headers', 'silent_upstream', 'one_word', 'mid_stream', 'between_retries'] as const) {
      const taken = times.get(phase) ?? [];
      times.set(phase, taken);
      taken.push(await cancelTime(phase, server, provider));
    }
  }
}

export function cancelFigures(times: ReadonlyMap<Phase, readonly number[]>) {
  return Object.fromEntries(
    [...times].map(([phase, taken]) => [
      phase,
      { times: taken.length, p50_ms: rounded(percentile(taken, 0.5)), p99_ms: rounded(percentile(taken, 0.99)) },
    ]),
  );
}
