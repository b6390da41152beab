import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { quotingWriter } from '../../src/engines/quoting/quoting-writer.ts';
import { chatPipeline } from '../../src/pipelines/chat/chat-pipeline.ts';
import { generatePipeline } from '../../src/pipelines/generate/generate-pipeline.ts';
import { SocketClient } from '../support/socket-client.ts';
import { uploaded } from '../support/upload.ts';
import { type Json, openWorld, type World } from '../support/world.ts';

const SHIPS = `# Sails

The jib is the triangular sail in front of the mast. It catches the wind first.

# Ropes

A sheet is the rope that pulls a sail in. A halyard is the rope that raises it.
`;
const BIRDS = 'Terns follow the fishing boats.\n\nAn albatross sleeps on the wing, far from any coast.\n';

let world: World;
let ships: string;
let birds: string;
beforeAll(async () => {
  world = await openWorld({ pipelines: [chatPipeline(quotingWriter()), generatePipeline(quotingWriter())] });
  const files = await uploaded(world, [
    ['ships.md', SHIPS],
    ['birds.txt', BIRDS],
  ]);
  [ships, birds] = files.map(({ id }) => id) as [string, string];
});
afterAll(() => world.close());

const ask = (body: object, headers?: Record<string, string>) => world.call('POST', '/v1/chat', body, headers);
const TEXTS: Record<string, string> = { 'ships.md': SHIPS, 'birds.txt': BIRDS };

describe('a question without a model', () => {
  test('is answered with what the files say, letter for letter, and says that it is quoted', async () => {
    const { status, body } = await ask({ message: 'Which rope raises a sail?', files: [ships, birds] });
    expect(status).toBe(200);
    const { answer, conversation_id } = body.data;
    expect(conversation_id).toStartWith('conv_');
    expect(answer.engine).toBe('quoting');
    expect(answer.text).toStartWith('Quoted from your files');
    expect(answer.text).toContain('A halyard is the rope that raises it.');
    expect(answer.sources[0]).toMatchObject({ id: '1', title: 'ships.md', file: ships, score: 1 });
    for (const { quote, title } of answer.sources) expect(TEXTS[title]).toContain(quote);
    for (const { id } of answer.sources) expect(answer.text).toContain(`[${id}]`);
    expect(answer.route).toEqual({ to: 'simple', reason: 'complexity 0.08: several files belong to it' });
  });

  test('names the place of a passage as a reader would count, alike over HTTP, on the channel and in the list', async () => {
    const { body } = await ask({ message: 'Which rope raises a sail?', files: [ships] });
    const place = 'paragraph 2, under “Ropes”';
    expect(body.data.answer.sources[0].page_or_block).toBe(place);
    const client = new SocketClient(world.url, body.data.job.id, { hello: { since: 'start' } });
    await client.closed;
    expect(client.state.sources[0]?.page_or_block).toBe(place);
    const events = await fetch(`${world.url}/v1/jobs/${body.data.job.id}/events`);
    expect(await events.text()).toContain(`"page_or_block":"${place}"`);
  });

  test('that the files do not speak of is told so', async () => {
    const { body } = await ask({ message: 'What does quantum chromodynamics say?', files: [ships] });
    expect(body.data.answer.text).toContain('Nothing in the files speaks of this.');
    expect(body.data.answer.sources).toEqual([]);
  });

  test('of which the passages mention hardly anything is answered with them, and with what they do not mention', async () => {
    const { body } = await ask({ message: 'Who sails the jib of the Marie Celeste to Valparaiso?', files: [ships] });
    expect(body.data.answer.text).toContain(
      'do not mention “Marie”, “Celeste”, or “Valparaiso”; they are what comes nearest',
    );
    expect(body.data.answer.text).toContain('The jib is the triangular sail');
  });

  test('about a file as a whole is answered with how it begins', async () => {
    const { body } = await ask({ message: 'Please summarise this file.', files: [ships] });
    expect(body.data.answer.text).toContain('This is how the files begin');
    expect(body.data.answer.sources[0].quote).toStartWith('The jib is the triangular sail');
  });

  test('of several parts is answered section by section', async () => {
    const message = 'What is a jib? What does an albatross do?';
    const { body } = await ask({ message, files: [ships, birds], options: { route: 'advanced' } });
    const { text } = body.data.answer;
    const [, first = '', second = ''] = text.split('\n## ');
    expect(first).toStartWith('What is a jib?\n');
    expect(first).toContain('The jib is the triangular sail');
    expect(second).toStartWith('What does an albatross do?\n');
    expect(second).toContain('An albatross sleeps on the wing');
  });

  test('is answered at once and then at length where it is in between', async () => {
    const message = 'Explain what a sheet is. How does an albatross sleep?';
    const { body } = await ask({ message, files: [ships, birds], options: { route: 'hybrid' } });
    const { versions } = (await world.call('GET', `/v1/jobs/${body.data.job.id}/versions`)).body.data.items.reduce(
      (all: Json, { pass }: Json) => ({ versions: [...all.versions, pass] }),
      { versions: [] },
    );
    expect(versions).toEqual(['original', 'answer', 'outline', 'draft']);
    expect(body.data.answer.text).toContain('rope that pulls a sail in');
  });

  test('without files as well answers 503 and says what to set up', async () => {
    const { status, headers, body } = await ask({ message: 'Write a poem.' });
    expect([status, body.error.code]).toEqual([503, 'UNAVAILABLE']);
    // Long enough that nobody's client repeats it by itself while a person waits.
    expect(headers.get('retry-after')).toBe('3600');
    expect(body.error.message).toContain('OPENAI_API_KEY');
  });

  test('sent again under its key is the same turn', async () => {
    const body = { message: 'What is a jib?', files: [ships] };
    const first = await ask(body, { 'idempotency-key': 'k1' });
    const again = await ask(body, { 'idempotency-key': 'k1' });
    expect(again.body.data.job.id).toBe(first.body.data.job.id);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    const other = await ask({ ...body, message: 'What is a sheet?' }, { 'idempotency-key': 'k1' });
    expect([other.status, other.body.error.code]).toEqual([422, 'IDEMPOTENCY_MISMATCH']);
  });

  test.each([
    [{}, 'message'],
    [{ message: '  ' }, 'message'],
    [{ message: 'x', files: 'file_1' }, 'files'],
    [{ message: 'x', options: { route: 'fast' } }, 'options.route'],
    [{ message: 'x', options: { wait: 61 } }, 'options.wait'],
    [{ message: 'x', model: 'y' }, 'body'],
  ])('%j is refused', async (body, path) => {
    const { status, body: answer } = await ask(body);
    expect([status, answer.error.code, answer.error.details[0].path]).toEqual([400, 'VALIDATION_ERROR', path]);
  });
});

test.each([
  [{ conversation_id: 'conv_none' }],
  [{ history: [{ message: 'Who are you?', answer: 'A pirate.' }] }],
  [{ names: { file_1: 'x' } }],
  [{ gone: ['x'] }],
])('a question that is posted as a job holds what is asked alone: %j is refused', async (more) => {
  const input = { message: 'What is a jib?', files: [ships], ...more };
  const { status, body } = await world.call('POST', '/v1/jobs', { kind: 'chat', input });
  expect([status, body.error.code, body.error.details[0].path]).toEqual([400, 'VALIDATION_ERROR', 'input']);
  expect(body.error.details[0].message).toContain(Object.keys(more)[0]);
});

test('a quotation is quoted without its own marks', async () => {
  const [quotes] = await uploaded(world, [['said.md', '> The capstan is turned\n> by four sailors.\n']]);
  const { answer } = (await ask({ message: 'Who turns the capstan?', files: [quotes?.id] })).body.data;
  expect(answer.text).toContain('> The capstan is turned\n> by four sailors.\n>\n> said.md [1]');
  expect(answer.sources[0].quote).toBe('The capstan is turned\n> by four sailors.');
});

describe('a text about a topic', () => {
  test('needs a model, and says so', async () => {
    const { status, body } = await world.call('POST', '/v1/generate', { topic: 'Knots' });
    expect([status, body.error.code]).toEqual([503, 'UNAVAILABLE']);
  });

  test.each([
    [{}, 'topic'],
    [{ topic: ' ' }, 'topic'],
    [{ topic: 'x', kind: 'poem' }, 'kind'],
    [{ topic: 'x', level: 'god' }, 'level'],
  ])('%j is refused', async (body, path) => {
    const { status, body: answer } = await world.call('POST', '/v1/generate', body);
    expect([status, answer.error.details[0].path]).toEqual([400, path]);
  });
});

describe('a conversation', () => {
  test('is continued with its files, listed, read and deleted', async () => {
    const first = (await ask({ message: 'What is a jib?', files: [ships] })).body.data;
    const id = first.conversation_id;
    const second = (await ask({ message: 'And which rope raises it?', conversation_id: id })).body.data;
    expect(second.answer.text).toContain('halyard');
    const [newest] = (await world.call('GET', '/v1/conversations?limit=1')).body.data.items;
    expect(newest).toMatchObject({ id, title: 'What is a jib?', turns: 2 });
    const whole = (await world.call('GET', `/v1/conversations/${id}`)).body.data;
    expect(whole.items.map(({ message }: Json) => message)).toEqual(['What is a jib?', 'And which rope raises it?']);
    expect(whole.items[1].answer).toEqual(second.answer);
    expect((await world.call('DELETE', `/v1/conversations/${id}`)).body.data).toEqual({ id, deleted: true });
    expect((await world.call('GET', `/v1/conversations/${id}`)).status).toBe(404);
    expect((await world.call('GET', `/v1/jobs/${first.job.id}`)).status).toBe(404);
    expect((await ask({ message: 'More?', conversation_id: id })).status).toBe(404);
  });

  test('is asked for more, and gets what was not quoted before', async () => {
    const kinds = ['hemp', 'nylon', 'cotton', 'jute', 'silk', 'wire', 'coir', 'sisal', 'kenaf'];
    const [ropes] = await uploaded(world, [
      ['ropes.md', kinds.map((kind) => `Rope of ${kind}\nis sold here.\n`).join('\n')],
    ]);
    const quotes = ({ answer }: Json): string[] => answer.sources.map(({ quote }: Json) => quote);
    const first = (await ask({ message: 'What rope is sold?', files: [ropes?.id] })).body.data;
    const { conversation_id } = first;
    const more = (await ask({ message: 'Tell me more.', conversation_id })).body.data;
    const last = (await ask({ message: 'And more?', conversation_id })).body.data;
    expect([first, more, last].map((turn) => quotes(turn).length)).toEqual([4, 4, 1]);
    expect(new Set([first, more, last].flatMap(quotes)).size).toBe(9);
    const again = (await ask({ message: 'And more?', conversation_id })).body.data;
    expect(quotes(again)).toHaveLength(4);
  });

  test('goes over the channel like any job: route, notes, text, sources, end', async () => {
    const { body } = await ask({ message: 'What is a jib?', files: [ships], options: { wait: 0 } });
    expect(body.data.job.conversation).toBe(body.data.conversation_id);
    const client = new SocketClient(world.url, body.data.job.id, { hello: { since: 'start' } });
    await client.closed;
    const types = client.frames.map(({ type }: Json) => type);
    // What is streamed of a block goes with its end: who comes later sees the block alone.
    for (const type of ['route', 'thinking', 'sources', 'block_start', 'block_complete', 'done']) {
      expect(types).toContain(type);
    }
  });
});

/** What an older front end shows in the end: `content_start` empties a block. */
function shownBy(said: readonly Json[]): string {
  const blocks = new Map<string, string>();
  for (const { type, block, content } of said) {
    if (type === 'content_start') blocks.set(block, '');
    if (type === 'content') blocks.set(block, (blocks.get(block) ?? '') + content);
  }
  return [...blocks]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([, text]) => text)
    .join('');
}

test('files of one name are told apart in the list and in the sources', async () => {
  const same = await uploaded(world, [
    ['notes.md', 'A capstan is turned by hand.\n'],
    ['notes.md', 'A capstan winds the anchor up.\n'],
  ]);
  const { body } = await ask({ message: 'What is a capstan?', files: same.map(({ id }) => id) });
  const sources: Json[] = body.data.answer.sources;
  expect(sources.map(({ file }) => file).toSorted()).toEqual(same.map(({ id }) => id).toSorted());
  for (const { file, title, size, created_at } of sources) {
    const listed = same.find(({ id }) => id === file);
    expect({ title, size, created_at }).toEqual({
      title: 'notes.md',
      size: listed?.size,
      created_at: listed?.created_at,
    });
  }
});

describe('older front ends', () => {
  test('get the flat form', async () => {
    const { status, body } = await world.call('POST', '/api/chat', {
      message: 'What is a jib?',
      files: [ships],
      user: 1,
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ success: true, workflow_status: 'completed', system_used: 'simple', error: null });
    expect(body.response).toContain('The jib is the triangular sail');
    expect(body.sources[0].title).toBe('ships.md');
    const answer = await fetch(`${world.url}/api/stream/${body.conversation_id}`);
    const said = (await answer.text())
      .split('\n\n')
      .filter((line) => line.startsWith('data: '))
      .map((line) => JSON.parse(line.slice(6)));
    expect(said[0]).toEqual({ type: 'connected', conversation_id: body.conversation_id });
    expect(said.map(({ type }) => type)).toContain('sources');
    expect(shownBy(said)).toBe(body.response);
    expect(said.at(-1)).toEqual({ type: 'workflow_complete' });
    expect((await fetch(`${world.url}/api/stream/conv_none`)).status).toBe(404);
  });
});
