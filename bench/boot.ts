import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { median, rounded } from './parts/figures.ts';
import { freePort } from '../tests/support/server-process.ts';
import { openJob } from './parts/open-job.ts';
import { serverScript } from './parts/subject.ts';

/**
 * A server from nothing, on an empty folder: until its first answer, until the engine is loaded beside it, until its
 * first job is done, and 5 s of doing nothing after that. `bare` is the least server that Bun can be. Processor time is
 * that of all threads, the engine's while it loads included; memory is what is resident.
 */
const ROUNDS = Number(process.env['ROUNDS'] ?? 5);
const IDLE_MS = 5_000;
const POLL_MS = 5;

interface Seen {
  readonly ms: number;
  readonly cpu_ms: number;
  readonly mb: number;
}

const ready = z.object({ data: z.object({ checks: z.object({ refine: z.string() }) }) });
const result = z.object({ data: z.object({ job: z.object({ status: z.string() }) }) });
const product: Record<'first_answer' | 'engine_loaded' | 'first_job_done', Seen[]> = {
  first_answer: [],
  engine_loaded: [],
  first_job_done: [],
};
const bare: Seen[] = [];
const idle: number[] = [];
for (let round = 0; round < ROUNDS; round += 1) {
  await productRound();
  bare.push(await from(serverScript('bare.ts'), async (seen) => seen()));
}
console.log(
  JSON.stringify({
    bench: 'boot',
    rounds: ROUNDS,
    ...Object.fromEntries(Object.entries(product).map(([what, seen]) => [what, middle(seen)])),
    idle_cpu_ms_a_second: rounded(median(idle)),
    bare_first_answer: middle(bare),
  }),
);

async function productRound(): Promise<void> {
  await from(join(import.meta.dir, '../src/main.ts'), async (seen, port) => {
    product.first_answer.push(await seen());
    const told = async (path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).json();
    await until(async () => ready.parse(await told('/ready')).data.checks.refine !== 'warming');
    product.engine_loaded.push(await seen());
    const job = await openJob(port, 'refine', { text: 'This is teh first text. It are short.' });
    await until(async () => result.parse(await told(`/v1/jobs/${job}`)).data.job.status === 'completed');
    const done = await seen();
    product.first_job_done.push(done);
    await Bun.sleep(IDLE_MS);
    idle.push(((await seen()).cpu_ms - done.cpu_ms) / (IDLE_MS / 1_000));
  });
}

/** Starts a server in a folder of its own, waits for its first answer, and stops it when `look` has seen enough. */
async function from<T>(script: string, look: (seen: () => Promise<Seen>, port: number) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'redraft-bench-'));
  const port = await freePort();
  const env = { PORT: String(port), DATA_DIR: `${folder}/data`, REFINER_OUTPUT_DIR: `${folder}/output` };
  const began = performance.now();
  const server = Bun.spawn([process.execPath, script], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  const metrics = async () => (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  try {
    await until(async () => (await metrics()) !== '');
    return await look(async () => {
      const ms = performance.now() - began;
      const text = await metrics();
      const figure = (name: string) => Number(new RegExp(`^${name} (.*)$`, 'm').exec(text)?.[1]);
      return {
        ms,
        cpu_ms: figure('process_cpu_seconds_total') * 1_000,
        mb: figure('process_resident_memory_bytes') / 1e6,
      };
    }, port);
  } finally {
    server.kill();
    await server.exited;
    rmSync(folder, { recursive: true, force: true });
  }
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds().catch(() => false))) await Bun.sleep(POLL_MS);
}

function middle(of: readonly Seen[]) {
  const figure = (name: keyof Seen) => rounded(median(of.map((seen) => seen[name])));
  return { ms: figure('ms'), cpu_ms: figure('cpu_ms'), mb: figure('mb') };
}
