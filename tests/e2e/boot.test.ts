import { expect, setDefaultTimeout, test } from 'bun:test';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { sha256 } from '../../src/documents/sha256.ts';
import { ServerProcess, spawnServer } from '../support/server-process.ts';
import { tempFolder } from '../support/temp-folder.ts';

/** Programs are started here, and some load an engine: a slow machine takes its time. */
setDefaultTimeout(300_000);

/** Starts a server that should not start: its exit code and what it said. */
async function refusal(folder: string, env: Record<string, string>): Promise<{ code: number; lines: string[] }> {
  const process = spawnServer({ folder, env });
  const said = await new Response(process.stderr).text();
  return { code: await process.exited, lines: said.trimEnd().split('\n') };
}

test('a file that is no database: one line, exit 1, the file untouched', async () => {
  using folder = tempFolder();
  mkdirSync(folder.file('data'));
  const file = folder.file('data/redraft.db');
  const bytes = crypto.getRandomValues(new Uint8Array(64 * 1024));
  writeFileSync(file, bytes);
  const { code, lines } = await refusal(folder.path, {});
  expect(code).toBe(1);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain('redraft.db');
  expect(Bun.hash(readFileSync(file))).toBe(Bun.hash(bytes));
  expect(readdirSync(folder.file('data'))).toEqual(['redraft.db']);
});

test('a second process on the same file: one line, exit 1, and the first goes on', async () => {
  using folder = tempFolder();
  const first = await ServerProcess.start({ folder: folder.path });
  const { code, lines } = await refusal(folder.path, {});
  expect(code).toBe(1);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain('redraft.db');
  expect((await fetch(`${first.url}/ready`)).status).toBe(200);
  expect(await first.end('SIGTERM')).toBe(0);
});

test('a taken port: one line, exit 1, no file made', async () => {
  using folder = tempFolder();
  const holder = Bun.serve({ port: 0, hostname: '127.0.0.1', fetch: () => new Response() });
  const { code, lines } = await refusal(folder.path, { PORT: String(holder.port) });
  expect(code).toBe(1);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain(String(holder.port));
  expect(readdirSync(folder.path)).toEqual([]);
  await holder.stop(true);
});

test('a wrong configuration: every problem at once, by key and never by value', async () => {
  using folder = tempFolder();
  const env = { PORT: 'eighty', JOB_CONCURRENCY: '-3', NODE_ENV: 'production', BACKEND_API_KEY: 'hunter2hunter2' };
  const { code, lines } = await refusal(folder.path, env);
  expect(code).toBe(1);
  expect(lines.map((line) => line.split(':')[0]).sort()).toEqual(['BACKEND_API_KEY', 'JOB_CONCURRENCY', 'PORT']);
  expect(lines.join('\n')).not.toContain('hunter2');
  expect(lines.join('\n')).not.toContain('eighty');
});

test('the banner names the address, the mode, and a curl line that refines a sentence', async () => {
  using folder = tempFolder();
  const server = await ServerProcess.start({ folder: folder.path });
  const health = await fetch(`${server.url}/health`);
  expect(health.status).toBe(200);
  expect(await server.end('SIGTERM')).toBe(0);
  const printed = await server.output;
  expect(printed).toContain('Open mode');
  const line = printed.split('\n').find((text) => text.includes('curl')) ?? '';
  expect(line).toContain(`${server.url}/v1/refine/run`);
  const body = /-d '(.*)'/.exec(line)?.[1] ?? '';
  expect(sha256(JSON.parse(body).input.text)).toHaveLength(64);
});
