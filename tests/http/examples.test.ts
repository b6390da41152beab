import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test';
import { quotingWriter } from '../../src/engines/quoting/quoting-writer.ts';
import { chatPipeline } from '../../src/pipelines/chat/chat-pipeline.ts';
import { generatePipeline } from '../../src/pipelines/generate/generate-pipeline.ts';
import { openReviewWorld, type ReviewWorld } from '../support/review-world.ts';
import type { Json } from '../support/world.ts';

setDefaultTimeout(60_000);

/** What says that the request itself was wrong. */
const WRONG = [400, 413, 415, 422];

let world: ReviewWorld;
let operations: readonly (readonly [method: string, path: string, operation: Json])[];

beforeAll(async () => {
  const writer = quotingWriter();
  world = await openReviewWorld({ pipelines: [chatPipeline(writer), generatePipeline(writer)] });
  const { paths }: { paths: Record<string, Record<string, Json>> } = (await world.call('GET', '/swagger/json')).body;
  operations = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => [method.toUpperCase(), path, operation] as const),
  );
});
afterAll(() => world.close());

test('every operation that takes a JSON body shows one that is taken as it stands', async () => {
  const job = await world.refined('teh cat');
  let sent = 0;
  for (const [method, path, { requestBody, responses }] of operations) {
    const body = requestBody?.content['application/json'];
    if (!body) continue;
    // oxlint-disable-next-line no-await-in-loop
    const { status } = await world.call(method, path.replace('{id}', job), body.example ?? 'no example');
    expect([method, path, status, WRONG.includes(status)]).toEqual([method, path, status, false]);
    expect([path, Object.keys(responses)]).toEqual([path, expect.arrayContaining([String(status)])]);
    sent += 1;
  }
  expect(sent).toBeGreaterThan(20);
});

test('every parameter but an id says what it is for', () => {
  const silent = operations.flatMap(([method, path, { parameters = [] }]) =>
    parameters
      .filter(({ in: where, description, schema }: Json) => where !== 'path' && !description && !schema.enum)
      .map(({ name }: Json) => `${method} ${path} ${name}`),
  );
  expect(silent).toEqual([]);
});
