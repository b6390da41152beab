import { afterAll, beforeAll, expect, test } from 'bun:test';
import { chatPipeline } from '../../src/pipelines/chat/chat-pipeline.ts';
import { generatePipeline } from '../../src/pipelines/generate/generate-pipeline.ts';
import { quotingWriter } from '../../src/engines/quoting/quoting-writer.ts';
import { type Json, openWorld, type World } from '../support/world.ts';
import { refinePipeline } from '../../src/pipelines/refine/refine-pipeline.ts';
import { wordEngine } from '../support/word-engine.ts';
import { SocketClient } from '../support/socket-client.ts';

let world: World;
beforeAll(async () => {
  const writer = quotingWriter();
  const refine = refinePipeline(wordEngine({ rules: () => [] }));
  world = await openWorld({
    pipelines: [refine, chatPipeline(writer), generatePipeline(writer)],
  });
});
afterAll(() => world.close());

const refine = (options: object, input: object = { text: 'x' }) => ({ kind: 'refine', input, options });

test.each([
  ['/v1/jobs', refine({ dialect: 'ZZ' }), 'options.dialect', 'must be one of: auto, US, GB, AU, CA, IN'],
  ['/v1/jobs', refine({ passes: 'proofread' }), 'options.passes', 'must be a list'],
  ['/v1/jobs', refine({ passes: [] }), 'options.passes', 'must not be empty'],
  ['/v1/jobs', refine({ passes: ['mend'] }), 'options.passes.0', /^must be one of: proofread, tighten/],
  ['/v1/jobs', refine({ cancel_after_s: 0.5 }), 'options.cancel_after_s', 'must be a whole number'],
  ['/v1/jobs', refine({ cancel_after_s: 0 }), 'options.cancel_after_s', /^must be at least \d+$/],
  ['/v1/jobs', refine({ speed: 1, mood: 2 }), 'options', 'has no members “speed”, “mood”'],
  ['/v1/jobs', refine({}, { text: 3 }), 'input.text', 'must be a text'],
  ['/v1/jobs', refine({}, { text: '' }), 'input.text', 'must not be empty'],
  ['/v1/jobs', refine({}, { text: 'x', title: 'y'.repeat(201) }), 'input.title', 'must be at most 200 characters long'],
  ['/v1/jobs', { kind: 'poem', input: {} }, 'kind', 'must be one of: refine, chat, generate'],
  ['/v1/chat', {}, 'message', 'is missing'],
  ['/v1/chat', [], 'body', 'must be an object'],
  ['/v1/chat', { message: 'x', options: { wait: 61 } }, 'options.wait', 'must be at most 60'],
  ['/v1/jobs/x/commands', { type: 'stop', id: 'x' }, 'type', /^must be one of: cancel, pause/],
  ['/v1/jobs/x/commands', { type: 'cancel', id: 'x' }, 'id', 'must be a UUID'],
])('%s says of %j what is wrong with %s', async (path, body, member, said) => {
  const { status, body: answer } = await world.call('POST', path, body);
  expect([status, answer.error.code]).toEqual([400, 'VALIDATION_ERROR']);
  const detail = answer.error.details.find((each: Json) => each.path === member);
  expect(detail?.message).toEqual(typeof said === 'string' ? said : expect.stringMatching(said));
});

test('of a member that is wrong in several ways the first is told', async () => {
  const wrong = refine({ passes: 'y'.repeat(300), cancel_after_s: 1e20 }, { text: 'x', title: '' });
  const { body } = await world.call('POST', '/v1/jobs', wrong);
  expect(body.error.details).toEqual([
    { path: 'input.title', message: 'must not be empty' },
    { path: 'options.passes', message: 'must be a list' },
    { path: 'options.cancel_after_s', message: 'is too large' },
  ]);
});

test('a frame that is none is told in the same words', async () => {
  const job = await world.post('refine', 'x');
  using client = new SocketClient(world.url, job, { hello: {} });
  const { error } = await client.command({ type: 'pause', mode: 'soft' });
  expect([error.code, error.message]).toEqual(['BAD_FRAME', expect.stringContaining('mode: must be one of: boundary')]);
});

/** Members of a schema of the documentation, three deep. */
function members(schema: Json, resolve: (schema: Json) => Json, depth = 0): string[][] {
  const { anyOf = [], oneOf = [], properties = {}, items } = resolve(schema);
  if (depth === 3) return [];
  const below = (name: string, of: Json) => [[name], ...members(of, resolve, depth + 1).map((path) => [name, ...path])];
  return [
    ...[...anyOf, ...oneOf].flatMap((variant: Json) => members(variant, resolve, depth)),
    ...Object.entries(properties).flatMap(([name, of]) => below(name, of)),
    ...(items ? below('0', items) : []),
  ];
}

function bodyWith([name = '', ...rest]: readonly string[], value: unknown): Json {
  const inner = rest.length > 0 ? bodyWith(rest, value) : value;
  return name === '0' ? [inner] : { [name]: inner };
}

test('no route answers in the words of a library', async () => {
  const documented = (await world.call('GET', '/swagger/json')).body;
  const resolve = ({ $ref, ...schema }: Json): Json =>
    $ref
      ? $ref
          .slice(2)
          .split('/')
          .reduce((of: Json, key: string) => of[key], documented)
      : schema;
  const told = new Map<string, string>();
  const ask = async (method: string, path: string, body?: unknown) => {
    const { status, body: answer } = await world.call(method.toUpperCase(), path, body);
    if (status !== 400) return;
    expect(answer.error.details).not.toEqual([]);
    for (const { message } of answer.error.details) told.set(message, `${method} ${path} ${JSON.stringify(body)}`);
  };
  for (const [path, operations] of Object.entries<Json>(documented.paths)) {
    const url = path.replaceAll(/\{\w+\}/g, 'x');
    for (const [method, { parameters = [], requestBody }] of Object.entries<Json>(operations)) {
      const queries = parameters.filter(({ in: where }: Json) => where === 'query').map(({ name }: Json) => name);
      for (const name of [...queries, 'other']) {
        for (const value of ['', '-1', 'y'.repeat(300)]) await ask(method, `${url}?${name}=${value}`);
      }
      const schema = requestBody?.content?.['application/json']?.schema;
      if (!schema) continue;
      for (const value of [undefined, null, 'x', [], {}]) await ask(method, url, value);
      for (const member of members(schema, resolve)) {
        for (const value of [null, 1.5, -1, 'y'.repeat(300), [], {}]) await ask(method, url, bodyWith(member, value));
      }
    }
  }
  const foreign = [...told].filter(([message]) =>
    /Invalid|Too (big|small)|Unrecognized|expected|received|pattern|undefined|zod/i.test(message),
  );
  expect(foreign).toEqual([]);
  expect(told.size).toBeGreaterThan(30);
});
