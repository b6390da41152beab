import { expect, setDefaultTimeout, test } from 'bun:test';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { fakeProvider } from '../support/fake-provider.ts';
import { correctsTeh } from '../support/model-replies.ts';
import { behaviours as does } from '../support/provider-behaviours.ts';
import { ServerProcess, spawnServer } from '../support/server-process.ts';
import { SocketClient } from '../support/socket-client.ts';
import { tempFolder } from '../support/temp-folder.ts';
import type { Json } from '../support/world.ts';

/** The embedded engine loads beside the model: a slow machine takes its time. */
setDefaultTimeout(300_000);

const KEY = 'sk-canary-8f2e6c1b9a';
const isEnd = ({ type }: Json) => type === 'stream_end';

async function refined(server: ServerProcess, text: string): Promise<SocketClient> {
  const answer = await fetch(`${server.url}/v1/jobs`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ kind: 'refine', input: { text }, options: { passes: ['proofread'] } }),
  });
  const { data }: Json = await answer.json();
  const client = new SocketClient(server.url, data.job.id, { hello: { since: 'start' } });
  await client.until(isEnd);
  return client;
}

test('a model that the environment names refines, and its key stands nowhere', async () => {
  using folder = tempFolder();
  await using provider = await fakeProvider(does.says(correctsTeh));
  const prices = folder.file('prices.json');
  writeFileSync(prices, JSON.stringify({ 'fake:8b': { input: 10, output: 20 } }));
  const server = await ServerProcess.start({
    folder: folder.path,
    env: {
      OPENAI_API_KEY: KEY,
      OPENAI_BASE_URL: provider.url,
      OPENAI_MODEL: 'fake:8b',
      MODEL_PRICES: prices,
      LOG_LEVEL: 'trace',
    },
  });
  using client = await refined(server, 'I like teh sea. It is recieved well.');
  expect(client.text).toBe('I like the sea. It is recieved well.');
  expect(client.state.engine).toBe('openai/fake:8b');
  expect(client.state.usage).toEqual([
    { engine: 'openai/fake:8b', pass: 1, input_tokens: 100, output_tokens: 20, cost_usd: 0.0014 },
  ]);
  const [call] = provider.calls;
  expect(call?.headers.get('authorization')).toBe(`Bearer ${KEY}`);
  // What the embedded engine finds is told to the model.
  expect(call?.body.messages[1].content).toContain('"recieved" → "received"');
  const ready: Json = await (await fetch(`${server.url}/ready`)).json();
  expect(ready.data.checks['model:openai']).toBe('ok');
  const metrics = await (await fetch(`${server.url}/metrics`)).text();
  const labels = 'provider="openai",model="fake:8b"';
  for (const line of [
    `gen_ai_client_operation_duration_seconds_count{${labels},outcome="ok"} 1`,
    `gen_ai_client_tokens_total{${labels},type="input",estimated="false"} 100`,
    `gen_ai_client_tokens_total{${labels},type="output",estimated="false"} 20`,
    `gen_ai_client_cost_usd_total{${labels}} 0.0014`,
    `gen_ai_provider_state{${labels},state="closed"} 1`,
  ]) {
    expect(metrics.split('\n')).toContain(line);
  }
  expect(await server.end('SIGTERM')).toBe(0);
  const printed = (await server.output) + (await server.errors) + JSON.stringify(client.frames);
  expect(printed).toContain('Texts are sent to openai/fake:8b at 127.0.0.1:');
  expect(printed).not.toContain(KEY);
  for (const file of readdirSync(folder.file('data'))) {
    expect(readFileSync(folder.file(`data/${file}`), 'latin1')).not.toContain(KEY);
  }
});

test('without a key no text leaves: nobody is asked', async () => {
  using folder = tempFolder();
  await using provider = await fakeProvider(does.says(correctsTeh));
  const env = { ENGINE: 'embedded', OPENAI_API_KEY: KEY, OPENAI_BASE_URL: provider.url, OPENAI_MODEL: 'fake:8b' };
  const server = await ServerProcess.start({ folder: folder.path, env });
  using client = await refined(server, 'I have recieved it.');
  expect(client.text).toBe('I have received it.');
  expect(client.state.engine).toBe('embedded');
  expect(provider.calls).toEqual([]);
  expect(await server.end('SIGTERM')).toBe(0);
  expect(await server.output).not.toContain('Texts are sent');
});

test('a model that does not answer is in the log, with what it did and no word of what it said', async () => {
  using folder = tempFolder();
  await using provider = await fakeProvider(does.refuses(401, { message: `canary: ${KEY}` }));
  const env = { OPENAI_API_KEY: KEY, OPENAI_BASE_URL: provider.url, OPENAI_MODEL: 'fake:8b' };
  const server = await ServerProcess.start({ folder: folder.path, env });
  using client = await refined(server, 'I have recieved it.');
  expect(client.text).toBe('I have received it.');
  const told = 'openai/fake:8b: it refused the key with status 401. Check OPENAI_API_KEY';
  expect(client.state.warnings[0]?.message).toContain(told);
  const ready: Json = await (await fetch(`${server.url}/ready`)).json();
  expect(ready.data.problems).toEqual({ 'model:openai': { fault: 'key_refused', message: `${told}.` } });
  expect(await server.end('SIGTERM')).toBe(0);
  const lines = (await server.output).split('\n').filter((line) => line.includes('a model did not answer'));
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    expect.objectContaining({ level: 'warn', provider: 'openai/fake:8b', kind: 'key_refused', status: 401 }),
  ]);
  expect(await server.output).not.toContain('canary');
});

test.each(['{"fake:8b": {"input": "much"}}', 'no JSON'])(
  'prices that are none: one line, exit 1 (%s)',
  async (text) => {
    using folder = tempFolder();
    const prices = folder.file('prices.json');
    writeFileSync(prices, text);
    const process = spawnServer({ folder: folder.path, env: { OPENAI_API_KEY: KEY, MODEL_PRICES: prices } });
    const said = await new Response(process.stderr).text();
    expect(await process.exited).toBe(1);
    expect(said).toStartWith('MODEL_PRICES: must be a JSON file');
    expect(said.trimEnd().split('\n')).toHaveLength(1);
  },
);
