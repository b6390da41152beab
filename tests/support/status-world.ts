import type { JobStatus } from '../../src/protocol/status.ts';
import { scriptedPipeline } from './scripted-pipeline.ts';
import { SocketClient } from './socket-client.ts';
import { openStreamWorld, type StreamWorld } from './stream-world.ts';

/** A server whose jobs are brought into a status and stay there. */
export interface StatusWorld extends StreamWorld {
  /** A new job in the status. */
  job(): Promise<string>;
}

/** Which jobs nobody runs, for want of a place. */
const WAITING: ReadonlySet<JobStatus> = new Set(['queued', 'paused']);

/** @param status what its jobs are brought into: those that wait need a server that is busy with another. */
export async function openStatusWorld(status: JobStatus): Promise<StatusWorld> {
  const released = Promise.withResolvers<void>();
  const world = await openStreamWorld({
    pipelines: [
      scriptedPipeline('deaf', async function* () {
        await released.promise;
        yield { type: 'warning', data: { code: 'late', message: '' } };
      }),
      scriptedPipeline('asking', async function* ({ state }) {
        if ('in_1' in state().answers) return;
        yield { type: 'input_requested', data: { input: 'in_1', question: 'Go on?', choices: ['yes', 'no'] } };
      }),
      scriptedPipeline('broken', async function* () {
        yield { type: 'warning', data: { code: 'w', message: '' } };
        throw new Error('broken');
      }),
      scriptedPipeline('short', async function* () {
        yield { type: 'warning', data: { code: 'w', message: '' } };
      }),
    ],
    config: { jobConcurrency: WAITING.has(status) ? 1 : 64 },
  });
  if (WAITING.has(status)) await inStatus(world, 'running', await world.post('deaf', ''));
  const command = async (job: string, type: string) => {
    await world.call('POST', `/v1/jobs/${job}/${type}`);
    return job;
  };
  const running = async () => inStatus(world, 'running', await world.post('deaf', ''));
  const ways: Record<JobStatus, () => Promise<string>> = {
    queued: () => world.post('short', ''),
    running,
    pausing: async () => command(await running(), 'pause'),
    paused: async () => command(await world.post('short', ''), 'pause'),
    awaiting_input: () => world.post('asking', ''),
    cancelling: async () => command(await running(), 'cancel'),
    completed: () => world.post('short', ''),
    failed: () => world.post('broken', ''),
    cancelled: async () => command(await inStatus(world, 'awaiting_input', await world.post('asking', '')), 'cancel'),
  };
  return {
    ...world,
    job: async () => inStatus(world, status, await ways[status]()),
    async [Symbol.asyncDispose]() {
      released.resolve();
      await world.close();
    },
  };
}

/** Resolves with the job as soon as it is in the status. */
export async function inStatus({ url }: StreamWorld, status: JobStatus, job: string): Promise<string> {
  using client = new SocketClient(url, job, { hello: { since: 'start' } });
  await client.until(() => client.state.status === status);
  return job;
}
