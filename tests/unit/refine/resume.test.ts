import { describe, expect, test } from 'bun:test';
import { documentParts } from '../../../src/documents/reading/document-parts.ts';
import { readDocument } from '../../../src/documents/reading/read-document.ts';
import type { Revision, RevisionEngine, RevisionRequest } from '../../../src/engines/revision-engine.ts';
import { refinePipeline } from '../../../src/pipelines/refine/refine-pipeline.ts';
import type { JobEvent } from '../../../src/protocol/events.ts';
import type { Services } from '../../../src/services.ts';
import { acceptedJob, inStatus, openServiceWorld } from '../../support/service-world.ts';

const ONE_PASS = { strategy: 'corrections-only' };

/** An engine that changes nothing, and what it was asked for. */
function idleEngine() {
  const asked: RevisionRequest[] = [];
  const engine: RevisionEngine = {
    name: 'idle',
    rules: [],
    status: 'ready',
    warm: () => undefined,
    ready: async () => undefined,
    async *revise(request): AsyncGenerator<Revision> {
      asked.push(request);
      for (const { id } of request.blocks.slice(request.from)) yield { block: id, changes: [] };
    },
    close: async () => undefined,
  };
  return { asked, pipelines: [refinePipeline(engine)] };
}

/** What an earlier process wrote to the job's log before it was killed in the middle of a run. */
async function killedAfter({ log }: Services, job: string, events: readonly JobEvent[]): Promise<void> {
  const running: JobEvent = { type: 'state', data: { status: 'running' } };
  const guard = { by: 'status', statuses: ['queued'] } as const;
  const written = await log.append({ job, guard, events: [running, ...events], status: 'running', claim: true });
  if (!written.ok) throw new Error('not written');
}

const PASSES = [{ pass: 1, name: 'proofread' }];

function started(text: string): JobEvent {
  const { lead, blocks } = readDocument(text, 'markdown');
  return { type: 'job_started', data: { engine: 'idle', passes: PASSES, lead, blocks: blocks.length } };
}

describe('a refinement that was cut short while it said what is in the document', () => {
  const text = Array.from({ length: 4_000 }, (_, index) => `Paragraph ${index} of a long document.`).join('\n\n');
  const groups = [...documentParts(text, 'markdown')].filter((part) => part.part === 'blocks');

  test.each<[string, number]>([
    ['nothing', 0],
    ['a part of the first group', 7],
    ['the first group', groups[0]?.blocks.length ?? 0],
    ['more than the first group', (groups[0]?.blocks.length ?? 0) + 1],
  ])('P-9 P-73 says the rest of it after %s, each block once', async (_what, count) => {
    expect(groups.length).toBeGreaterThan(2);
    const { pipelines } = idleEngine();
    await using world = await openServiceWorld({ pipelines });
    const { services } = world;
    const job = await acceptedJob(services, 'refine', text, ONE_PASS);
    const { blocks } = readDocument(text, 'markdown');
    const said: JobEvent[] = count > 0 ? [{ type: 'blocks', data: { blocks: blocks.slice(0, count) } }] : [];
    await killedAfter(services, job, [started(text), ...said]);
    await services.start();
    const state = await inStatus(services, job, 'completed');
    expect(state.blocks.map(({ id }) => id)).toEqual(blocks.map(({ id }) => id));
    const log = await services.log.read(job, 0, 10_000);
    expect(log.filter(({ type }) => type === 'job_started')).toHaveLength(1);
    expect(world.failures).toEqual([]);
  });
});

describe('a block that brings the server down', () => {
  const text = 'One.\n\nTwo.\n\nThree.';
  const { blocks } = readDocument(text, 'markdown');
  const begun: JobEvent[] = [
    started(text),
    { type: 'blocks', data: { blocks } },
    { type: 'pass_start', data: { pass: 1, name: 'proofread', of: 1, attempt: 1, blocks: 3 } },
  ];
  const attempt = (number: number): JobEvent => ({
    type: 'block_start',
    data: { pass: 1, block: 'b1', attempt: number },
  });

  test.each<[string, readonly JobEvent[], number]>([
    ['first', [], 2],
    ['second', [attempt(2)], 3],
  ])('P-73 is tried again after the %s crash', async (_which, events, next) => {
    const { asked, pipelines } = idleEngine();
    await using world = await openServiceWorld({ pipelines });
    const { services } = world;
    const job = await acceptedJob(services, 'refine', text, ONE_PASS);
    await killedAfter(services, job, [...begun, ...events]);
    await services.start();
    const { warnings } = await inStatus(services, job, 'completed');
    const log = await services.log.read(job, 0, 100);
    const starts = log.filter(({ type }) => type === 'block_start').map(({ data }) => JSON.parse(data));
    expect(starts.at(-1)).toEqual({ pass: 1, block: 'b1', attempt: next });
    expect(asked).toMatchObject([{ from: 0 }]);
    expect(warnings).toEqual([]);
  });

  test('P-73 keeps its text after the third, and the others are revised', async () => {
    const { asked, pipelines } = idleEngine();
    await using world = await openServiceWorld({ pipelines });
    const { services } = world;
    const job = await acceptedJob(services, 'refine', text, ONE_PASS);
    await killedAfter(services, job, [...begun, attempt(2), attempt(3)]);
    await services.start();
    const { warnings } = await inStatus(services, job, 'completed');
    expect(warnings).toMatchObject([{ code: 'block_crashed', pass: 1, block: 'b1' }]);
    expect(asked).toMatchObject([{ from: 1 }]);
  });
});

// Nobody was told how far a job was, and nothing noticed.
test('P-108 who watches a refinement is told how far it is', async () => {
  const { pipelines } = idleEngine();
  await using world = await openServiceWorld({ pipelines, clock: () => 0 });
  const { services } = world;
  const told: unknown[] = [];
  services.bus.subscribe((message) => message.kind === 'signal' && told.push(message.signal));
  await services.start();
  const job = await acceptedJob(services, 'refine', 'Four.\n\nFour.\n\nFour.\n\nFour.', ONE_PASS);
  const { passes } = await inStatus(services, job, 'completed');
  const fraction = 1 / 4 / passes.length;
  expect(told).toMatchObject([{ type: 'progress', data: { pass: 1, fraction } }]);
});
