import { expect, setDefaultTimeout, test } from 'bun:test';
import { writeFileSync } from 'node:fs';
import { followSocket } from '../support/followers.ts';
import { freePort, ServerProcess } from '../support/server-process.ts';
import { SocketClient } from '../support/socket-client.ts';
import { tempFolder } from '../support/temp-folder.ts';
import type { Json } from '../support/world.ts';

/** Programs are started here, and some load an engine: a slow machine takes its time. */
setDefaultTimeout(300_000);

const TEXT = 'teh one\n\nteh two\n\nteh three\n';

/** The engine stands before the second block, so what is said cannot be answered before the kill. */
test('P-210 kill -9 between feedback_received and feedback_applied: it is answered, and holds, after the restart', async () => {
  using folder = tempFolder();
  const env = { PORT: String(await freePort()) };
  const options = { folder: folder.path, env, script: 'tests/support/held-server.ts' };
  let server = await ServerProcess.start(options);
  const { url } = server;
  const posted = await fetch(`${url}/v1/jobs`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ kind: 'refine', input: { text: TEXT }, options: { strategy: 'corrections-only' } }),
  });
  const { data }: Json = await posted.json();
  const client = new SocketClient(url, data.job.id, { hello: { since: 'start' } });
  await client.until(({ type }) => type === 'block_complete');
  await client.command({ type: 'feedback', text: 'leave spelling alone', target: { block: 'b3' } });
  await client.command({
    type: 'feedback',
    mode: 'queue',
    directives: [{ type: 'add_pass' }, { type: 'suggest_only' }],
  });
  expect(client.types).not.toContain('feedback_applied');
  await server.end('SIGKILL');
  server = await ServerProcess.start(options);
  writeFileSync(folder.file('go'), '');
  const watcher = await followSocket(url, data.job.id);
  expect(watcher.state.feedback.map(({ applied }) => applied)).toMatchObject([
    { from: { pass: 1, block: 'b3' }, directives: [{ type: 'leave_categories', categories: ['spelling'] }] },
    { from: { pass: 2, block: 'b1' }, directives: [{ type: 'add_pass', pass: 'proofread' }, { type: 'suggest_only' }] },
  ]);
  expect(watcher.text).toBe('the one\n\nthe two\n\nteh three\n');
  expect(watcher.state.passes.map(({ name }) => name)).toEqual(['proofread', 'proofread']);
  expect(watcher.state.blocks[2]?.changes).toEqual([]);
  expect(await server.end('SIGTERM')).toBe(0);
});
