import { afterAll, beforeAll, describe, expect, setDefaultTimeout, test } from 'bun:test';
import { readdirSync } from 'node:fs';
import { embeddedEngine } from '../../src/engines/embedded/embedded-engine.ts';
import { refinePipeline } from '../../src/pipelines/refine/refine-pipeline.ts';
import { faultyMarkdown } from '../support/faulty-markdown.ts';
import { SocketClient } from '../support/socket-client.ts';
import { Watcher } from '../support/watcher.ts';
import { openWorld, type Json, type World } from '../support/world.ts';

setDefaultTimeout(300_000);

const JSON_TYPE = { 'content-type': 'application/json' };
let world: World;

beforeAll(async () => {
  world = await openWorld({ pipelines: [refinePipeline(embeddedEngine())] });
});
afterAll(() => world.close());

/** A refinement seen from its first event to its end. */
async function refined(text: string, options: Json = {}, format = 'markdown'): Promise<SocketClient> {
  const body = { kind: 'refine', input: { text, format }, options: { strategy: 'corrections-only', ...options } };
  const job = (await world.call('POST', '/v1/jobs', body)).body.data.job.id;
  const client = new SocketClient(world.url, job, { hello: { since: 'start' } });
  await client.closed;
  return client;
}

function changes(client: Watcher): Json[] {
  return client.frames.filter(({ type }) => type === 'block_complete').flatMap(({ data }) => data.changes);
}

test.each([
  [{ tone: 'formal', audience: 'experts' }, '“tone” and “audience” take a model'],
  [{ tone: 'formal' }, '“tone” takes a model'],
])('what takes a model is warned of, once: %j', async (options, message) => {
  const { frames } = await refined('One.', options);
  const warnings = frames.filter(({ type }) => type === 'warning').map(({ data }) => [data.code, data.message]);
  expect(warnings).toEqual([['needs_model', expect.stringContaining(message)]]);
});

describe('corrections-only', () => {
  test('corrects, says why, and leaves the rest byte for byte', async () => {
    const text =
      '# The plan\r\n\r\nI have recieved teh letter, `teh code`, see <https://example.com/teh>.\r\n\r\n```\nteh\n```\n\n\n';
    const client = await refined(text);
    expect(client.text).toBe(text.replace('recieved teh', 'received the'));
    for (const change of changes(client)) {
      expect(change).toMatchObject({ pass: 1, tier: 'A', applied: true });
      expect(change.reason.length).toBeGreaterThan(10);
      expect(change.category).toBe('spelling');
    }
    const { data } = client.frames.find(({ type }) => type === 'pass_complete');
    expect(data).toMatchObject({ version: 1, changes: 2, by_category: { spelling: 2 } });
  });

  test('suggests only, when it is told to', async () => {
    const client = await refined('I have recieved the letter.', { apply: 'suggest' });
    expect(client.text).toBe('I have recieved the letter.');
    expect(changes(client)).toMatchObject([{ before: 'recieved', after: 'received', applied: false }]);
  });

  test('plain text is not read as Markdown', async () => {
    const client = await refined('    I have recieved it.', {}, 'text');
    expect(client.text).toBe('    I have received it.');
    expect((await refined('    I have recieved it.')).text).toBe('    I have recieved it.');
  });

  test('copies of each pass and of the result lie in the output folder', async () => {
    const client = await refined('We recieved it.');
    const folder = `${world.folder}/output/${client.state.job}`;
    expect(readdirSync(folder).sort()).toEqual(['1-proofread.md', 'result.md']);
    expect(await Bun.file(`${folder}/result.md`).text()).toBe('We received it.');
  });

  test('a text without a word in it is a job like others', async () => {
    for (const text of ['---\na: b\n---\n', '🎉', '<!-- -->']) {
      expect((await refined(text)).text).toBe(text);
    }
  });
});

describe('what cannot be refined', () => {
  test.each([
    ['an empty text', { input: { text: '' } }, 'input.text'],
    ['white space alone', { input: { text: ' \n\t\u00a0\n' } }, 'input.text'],
    ['half a surrogate pair', { input: { text: 'a\ud800b' } }, 'input.text'],
    ['an unknown format', { input: { text: 'x', format: 'pdf' } }, 'input.format'],
    ['an unknown pass', { input: { text: 'x' }, options: { passes: ['proofread', 'rhyme'] } }, 'options.passes.1'],
    ['no pass', { input: { text: 'x' }, options: { passes: [] } }, 'options.passes'],
    ['a rule that is no text', { input: { text: 'x' }, options: { ignore_rules: [7] } }, 'options.ignore_rules.0'],
    ['an empty word', { input: { text: 'x' }, options: { dictionary: [' '] } }, 'options.dictionary.0'],
    ['an unknown strategy', { input: { text: 'x' }, options: { strategy: 'poetic' } }, 'options.strategy'],
    ['a member too many', { input: { text: 'x' }, options: { model: 'm' } }, 'options'],
  ])('%s is refused with the member that is wrong', async (_, body, path) => {
    const posted = await world.call('POST', '/v1/jobs', { kind: 'refine', ...body });
    const ran = await world.call('POST', '/v1/refine/run', body);
    for (const answer of [posted, ran]) {
      expect(answer.status).toBe(400);
      expect(answer.body.error.details.map((detail: Json) => detail.path)).toContain(path);
    }
  });

  test('a document of too many blocks fails with words that say so', async () => {
    const client = await refined('a\n\n'.repeat(200_001));
    expect(client.end).toMatchObject({ status: 'failed' });
    expect(client.frames.find(({ type }) => type === 'error').data.error.message).toContain('200001 blocks');
  });
});

describe('refine/run', () => {
  const run = (body: unknown, headers: Record<string, string> = {}, path = '/v1/refine/run') =>
    fetch(world.url + path, { method: 'POST', headers: { ...JSON_TYPE, ...headers }, body: JSON.stringify(body) });

  test('streams the job that it starts, from its first event to its end', async () => {
    for (const path of ['/v1/refine/run', '/refine/run']) {
      const answer = await run({ input: { text: 'We recieved it.' } }, {}, path);
      expect(answer.headers.get('content-type')).toStartWith('text/event-stream');
      const watcher = new Watcher(answer.headers.get('x-stream-id') ?? '');
      for (const [, data = ''] of (await answer.text()).matchAll(/^data: (.*)$/gm)) watcher.take(JSON.parse(data));
      expect(watcher.types.slice(0, 2)).toEqual(['connected', 'job_accepted']);
      expect(watcher.end?.status).toBe('completed');
      expect(watcher.text).toBe('We received it.');
    }
  });

  test('answers 202 with the links to who accepts JSON', async () => {
    const answer = await run({ input: { text: 'Fine.' } }, { accept: 'application/json' });
    expect(answer.status).toBe(202);
    const { data }: Json = await answer.json();
    expect(data.links.socket).toBe(`/ws/progress/${data.job.id}`);
  });

  test('streams the same job again under the same key', async () => {
    const key = { 'idempotency-key': crypto.randomUUID() };
    const first = await run({ input: { text: 'Fine.' } }, key);
    const second = await run({ input: { text: 'Fine.' } }, key);
    expect(second.headers.get('x-stream-id')).toBe(first.headers.get('x-stream-id') ?? '');
    expect(second.headers.get('idempotency-replayed')).toBe('true');
    expect(await second.text()).toContain('event: stream_end');
    expect((await run({ input: { text: 'Other.' } }, key)).status).toBe(422);
    await first.text();
  });
});

describe('steering', () => {
  async function running(): Promise<SocketClient> {
    const options = { strategy: 'corrections-only' };
    const body = { kind: 'refine', input: { text: faultyMarkdown(20_000) }, options };
    const job = (await world.call('POST', '/v1/jobs', body)).body.data.job.id;
    const client = new SocketClient(world.url, job, { hello: { since: 'start' } });
    await client.until(({ type }) => type === 'block_complete');
    return client;
  }

  test('free words are answered: not understood, so there is nothing that they count from', async () => {
    const client = await running();
    const { id } = await client.command({ type: 'feedback', text: 'make it rhyme' });
    const { data: answer } = await client.until(({ type }) => type === 'feedback_applied');
    expect(answer).toMatchObject({ feedback: id, understood: [], not_understood: ['make it rhyme'] });
    expect(answer).not.toHaveProperty('from');
    await client.command({ type: 'cancel' });
    await client.closed;
  });

  test('interrupt does the pass again, queue adds one before the end', async () => {
    const client = await running();
    await client.command({ type: 'feedback', mode: 'interrupt', text: 'again' });
    const again = await client.until(({ type, data }) => type === 'pass_start' && data.attempt === 2);
    expect(again.data).toMatchObject({ pass: 1, attempt: 2 });
    await client.command({ type: 'feedback', mode: 'queue', text: 'once more' });
    const second = await client.until(({ type, data }) => type === 'pass_start' && data.pass === 2);
    expect(second.data).toMatchObject({ pass: 2, of: 2, name: 'proofread' });
    await client.closed;
    expect(client.state.status).toBe('completed');
    expect(client.state.feedback.map(({ applied }) => applied?.understood)).toEqual([
      ['this pass runs again'],
      ['one more pass before the end: proofread'],
    ]);
    expect(client.state.passes.map(({ changes: count }) => count > 0)).toEqual([true, false]);
  });

  test('cancel keeps the finished blocks and marks the version partial', async () => {
    const client = await running();
    await client.command({ type: 'cancel', reason: 'enough' });
    await client.closed;
    const { data } = client.frames.find(({ type }) => type === 'cancelled');
    expect(data).toMatchObject({ reason: 'enough', upstream: 'aborted', partial: true, version: 1 });
    const result = await world.call('GET', `/v1/jobs/${client.state.job}/result`);
    expect(result.body).toBe(client.text);
    expect(result.body).toContain('recieve');
  });
});
