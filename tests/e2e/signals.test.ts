import { expect, setDefaultTimeout, test } from 'bun:test';
import { faultyMarkdown } from '../support/faulty-markdown.ts';
import { followSocket } from '../support/followers.ts';
import { freePort, ServerProcess } from '../support/server-process.ts';
import { SocketClient } from '../support/socket-client.ts';
import { tempFolder } from '../support/temp-folder.ts';

/** Programs are started here, and some load an engine: a slow machine takes its time. */
setDefaultTimeout(300_000);

async function started(url: string, text: string): Promise<string> {
  const posted = await fetch(`${url}/v1/jobs`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ kind: 'refine', input: { text } }),
  });
  return JSON.parse(await posted.text()).data.job.id;
}

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  test(`${signal} in the middle of a job: watchers are told to come back, exit 0, the next start finishes it`, async () => {
    using folder = tempFolder();
    const env = { PORT: String(await freePort()) };
    const first = await ServerProcess.start({ folder: folder.path, env });
    const { url } = first;
    const job = await started(url, faultyMarkdown(30 * 1024));
    const client = new SocketClient(url, job, { hello: {} });
    await client.until(({ type }) => type === 'block_complete');
    expect(await first.end(signal)).toBe(0);
    expect(client.frames.findLast(({ type }) => type === 'bye')).toMatchObject({
      code: 4502,
      retry_after_ms: [500, 8000],
    });
    expect((await client.closed).code).toBe(4502);

    const second = await ServerProcess.start({ folder: folder.path, env });
    const watcher = await followSocket(url, job);
    expect(watcher.state.status).toBe('completed');
    expect(watcher.state.warnings).toEqual([]);
    expect(await second.end('SIGTERM')).toBe(0);
  });
}

test('a second signal does not wait', async () => {
  using folder = tempFolder();
  const server = await ServerProcess.start({ folder: folder.path, script: 'tests/support/stubborn-server.ts' });
  const job = await started(server.url, 'held for ever');
  const client = new SocketClient(server.url, job, { hello: {} });
  await client.until(({ type }) => type === 'pass_start' || client.state.passes.length > 0);
  server.signal('SIGTERM');
  await client.closed;
  expect(await server.end('SIGTERM')).toBe(1);
});
