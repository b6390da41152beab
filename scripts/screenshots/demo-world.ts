import { embeddedEngine } from '../../src/engines/embedded/embedded-engine.ts';
import { chatPipeline } from '../../src/pipelines/chat/chat-pipeline.ts';
import { refinePipeline } from '../../src/pipelines/refine/refine-pipeline.ts';
import { SAMPLE } from '../../src/web/parts/drafts/sample.ts';
import { uploaded } from '../../tests/support/upload.ts';
import { openWorld, type World } from '../../tests/support/world.ts';
import { demoHistory, review, textOf } from './demo-history.ts';
import { heldEngine } from './held-engine.ts';
import { heldWriter, NOTES } from './held-writer.ts';
import type { DemoJobs } from './screens.ts';

export interface DemoWorld extends AsyncDisposable {
  readonly world: World;
  readonly jobs: DemoJobs;
}

const DAY_MS = 24 * 3_600_000;
const OPTIONS = { strategy: 'standard', dialect: 'GB' };

/** A server with jobs that are finished, wait for somebody, and stand still in the middle of a pass. */
export async function demoWorld(): Promise<DemoWorld> {
  const engine = heldEngine(embeddedEngine({ workers: 1 }));
  const writer = heldWriter();
  let ago = 0;
  const world = await openWorld({
    pipelines: [refinePipeline(engine), chatPipeline(writer)],
    tuning: { now: () => Date.now() - ago },
  });
  await engine.ready(new AbortController().signal, 'proofread');
  const reaches = async (job: string, wanted: (status: { status: string; progress: { pass: number } }) => boolean) => {
    for (;;) {
      // oxlint-disable-next-line no-await-in-loop
      const { body } = await world.call('GET', `/v1/jobs/${job}/status`);
      if (wanted(body.data)) return;
      // oxlint-disable-next-line no-await-in-loop
      await Bun.sleep(50);
    }
  };
  for (const [number, past] of demoHistory(new Date().getUTCDay()).entries()) {
    ago = past.daysAgo * DAY_MS;
    const { title, strategy } = past;
    // oxlint-disable-next-line no-await-in-loop
    const { body } = await world.call('POST', '/v1/jobs', {
      kind: 'refine',
      input: { text: textOf(past), title },
      options: { ...OPTIONS, strategy },
    });
    const { id } = body.data.job;
    // oxlint-disable-next-line no-await-in-loop
    await reaches(id, ({ status }) => status === 'completed');
    // oxlint-disable-next-line no-await-in-loop
    if (number % 4 > 0) await review(world, id, number);
  }
  ago = 0;
  const done = await world.post('refine', SAMPLE, OPTIONS);
  await reaches(done, ({ status }) => status === 'completed');
  await decide(world, done);
  const letter = SAMPLE.replace('The Quietest Room in Town', 'Letter to the housing committee');
  const waiting = await world.post('refine', letter, { ...OPTIONS, review: 'each_pass' });
  await reaches(waiting, ({ status }) => status === 'awaiting_input');
  engine.hold(2, 4);
  const running = await world.post('refine', SAMPLE, OPTIONS);
  await reaches(running, ({ progress }) => progress.pass === 2);
  for (const text of ['Keep British spelling.', 'Leave the word “hub” alone.']) {
    // oxlint-disable-next-line no-await-in-loop
    await world.call('POST', `/v1/jobs/${running}/feedback`, { id: crypto.randomUUID(), text });
  }
  engine.step();
  const asked = await ask(world, writer.held);
  return {
    world,
    jobs: { done, waiting, running, asked },
    async [Symbol.asyncDispose]() {
      engine.release();
      await world.close();
    },
  };
}

/** A question to two files, with an answer that is being written and steered. @returns its conversation */
async function ask(world: World, held: Promise<void>): Promise<string> {
  const files = await uploaded(world, NOTES);
  const message = 'What is a visit in the report, and what do the letters say of the long tables?';
  const { body } = await world.call('POST', '/v1/chat', {
    message,
    files: files.map(({ id }) => id),
    options: { route: 'advanced', wait: 0 },
  });
  await held;
  const { conversation_id: conversation, job } = body.data;
  await world.call('POST', `/v1/jobs/${job.id}/feedback`, {
    id: crypto.randomUUID(),
    text: 'Quote the letters word for word.',
  });
  return conversation;
}

/** Some accepted, one rejected: a review that is under way. */
async function decide({ call }: World, job: string): Promise<void> {
  const { body } = await call('GET', `/v1/jobs/${job}/changes?limit=3`);
  const [first, second, third] = body.data.items.map(({ id }: { id: string }) => id);
  await call('PUT', `/v1/jobs/${job}/changes`, { ids: [first, second], decision: 'accepted' });
  await call('PUT', `/v1/jobs/${job}/changes`, { ids: [third], decision: 'rejected' });
}
