import { z } from 'zod';
import { percentile, rounded } from './figures.ts';
import { lagOf } from './loop-lag.ts';
import { openJob } from './open-job.ts';
import type { Subject } from './subject.ts';

export interface StartRound {
  readonly server: Subject;
  readonly kind: string;
  readonly jobs: number;
  /** All in one moment, or each when the one before it is at the event. */
  readonly atOnce: boolean;
  /** The event that is waited for. */
  readonly until: string;
}

/** What is read of a frame. */
interface Frame {
  readonly type: string;
}

let opened = 0;

/** Posts jobs and watches each until its event. @returns ids, and figures in ms; processor time is the server's */
export async function startRound({ server, kind, jobs, atOnce, until }: StartRound) {
  await server.ask('watch', z.unknown());
  const [cpu, began] = [await server.cpu(), performance.now()];
  const one = () => startOne(server.port, kind, until);
  const all: Awaited<ReturnType<typeof startOne>>[] = [];
  if (atOnce) all.push(...(await Promise.all(Array.from({ length: jobs }, one))));
  // oxlint-disable-next-line no-await-in-loop
  else while (all.length < jobs) all.push(await one());
  const wall = performance.now() - began;
  const used = (await server.cpu()) - cpu;
  const { p99, max } = await server.ask('lag', lagOf);
  const accepted = all.map((job) => job.accepted);
  const reached = all.map((job) => job.reached);
  return {
    ids: all.map(({ id }) => id),
    cpu_ms_a_job: used / jobs,
    jobs_a_second: (jobs * 1_000) / wall,
    accepted_p50_ms: rounded(percentile(accepted, 0.5)),
    accepted_p99_ms: rounded(percentile(accepted, 0.99)),
    reached_p50_ms: rounded(percentile(reached, 0.5)),
    reached_p99_ms: rounded(percentile(reached, 0.99)),
    lag_p99_ms: rounded(p99),
    lag_max_ms: rounded(max),
  };
}

/** @returns its id, and ms from the request until it was accepted and until a client had the event */
async function startOne(port: number, kind: string, until: string) {
  opened += 1;
  const text = `This is teh number ${opened} sentence, wich is small. It are like no other, for it says ${opened * 7_919}.`;
  const began = performance.now();
  const id = await openJob(port, kind, { text });
  const accepted = performance.now() - began;
  const socket = new WebSocket(`ws://127.0.0.1:${port}/ws/progress/${id}`);
  socket.onopen = () => socket.send(JSON.stringify({ type: 'hello', since: 'start' }));
  await new Promise<void>((resolve) => {
    socket.onmessage = ({ data }) => {
      const { type }: Frame = JSON.parse(String(data));
      if (type === until) resolve();
    };
  });
  const reached = performance.now() - began;
  socket.close();
  return { id, accepted, reached };
}
