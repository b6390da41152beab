import { z } from 'zod';
import { median, rounded } from './parts/figures.ts';
import { serverScript, Subject } from './parts/subject.ts';

/**
 * How long people wait for an answer in short and for the one at length, by the way it takes: `simple`, `advanced`, and
 * `hybrid`, which is both at the same time. The provider plans four sections and writes 150 tokens of each and of the
 * short answer, 50 a second. In ms from the request to the last word of the short answer, and to the end of the draft,
 * which is when the long one takes its place; the reading again comes after it.
 */
const posted = z.object({ data: z.object({ job: z.object({ id: z.string() }) }) });
const ROUNDS = Number(process.env['ROUNDS'] ?? 3);

const provider = await Subject.start(serverScript('drafting.ts'), ['150', '20']);
const server = await Subject.start(serverScript('both-ways.ts'), [`http://127.0.0.1:${provider.port}/v1`]);
try {
  const figures: Record<string, { readonly short?: number; readonly long?: number }[]> = {};
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const route of ['simple', 'advanced', 'hybrid']) (figures[route] ??= []).push(await answered(route));
  }
  const of = (route: string, which: 'short' | 'long') => {
    const times = (figures[route] ?? []).flatMap((seen) => seen[which] ?? []);
    return times.length === 0 ? null : rounded(median(times));
  };
  const ways = Object.keys(figures).map((route) => [
    route,
    { short_ms: of(route, 'short'), long_ms: of(route, 'long') },
  ]);
  console.log(JSON.stringify({ bench: 'hybrid', rounds: ROUNDS, ...Object.fromEntries(ways) }));
} finally {
  await Promise.all([server.stop(), provider.stop()]);
}

/** @returns ms until its passes were complete */
async function answered(route: string): Promise<{ short?: number; long?: number }> {
  const base = `127.0.0.1:${server.port}`;
  const began = performance.now();
  const asked = await fetch(`http://${base}/v1/chat`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ message: 'Explain a ship.', options: { route, wait: 0 } }),
  });
  const { data } = posted.parse(await asked.json());
  const socket = new WebSocket(`ws://${base}/ws/progress/${data.job.id}`);
  const passes = new Map<number, string>();
  const times: { short?: number; long?: number } = {};
  await new Promise<void>((resolve, reject) => {
    socket.onopen = () => socket.send('{"type":"hello","since":"start"}');
    socket.onerror = reject;
    socket.onmessage = ({ data: frame }) => {
      const { type, data: said } = JSON.parse(String(frame));
      if (type === 'pass_start') passes.set(said.pass, said.name);
      if (type === 'pass_complete' && passes.get(said.pass) === 'answer') times.short = performance.now() - began;
      if (type === 'pass_complete' && passes.get(said.pass) === 'draft') times.long = performance.now() - began;
      if (type === 'stream_end') resolve();
    };
  });
  return times;
}
