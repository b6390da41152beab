import { expect, setDefaultTimeout, test } from 'bun:test';
import { sha256 } from '../../src/documents/sha256.ts';
import { faultyMarkdown } from '../support/faulty-markdown.ts';
import { followEventSource, followPoll, followSocket } from '../support/followers.ts';
import { freePort, ServerProcess } from '../support/server-process.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { Watcher } from '../support/watcher.ts';
import type { Json } from '../support/world.ts';

/** Programs are started here, and some load an engine: a slow machine takes its time. */
setDefaultTimeout(300_000);

const KILLS = 3;

test('200 KB of Markdown, three watchers, three times kill -9: everybody ends with the same bytes', async () => {
  using folder = tempFolder();
  const env = { PORT: String(await freePort()) };
  const text = faultyMarkdown(200 * 1024);
  let server = await ServerProcess.start({ folder: folder.path, env });
  const { url } = server;
  const posted = await fetch(`${url}/v1/jobs`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    // One pass that takes its time: each kill comes in the middle of it.
    body: JSON.stringify({ kind: 'refine', input: { text }, options: { strategy: 'corrections-only' } }),
  });
  const { data }: Json = await posted.json();
  const { job } = data;
  const following = [followSocket, followEventSource, followPoll].map((follow) => follow(url, job.id));

  const seen = new Map<number, string>();
  for (let kill = 1; kill <= KILLS; kill += 1) {
    await progressed(url, job.id, kill / (KILLS + 1));
    for (const [seq, event] of await log(url, job.id)) {
      if (seen.has(seq)) expect(event).toBe(seen.get(seq) ?? '');
      seen.set(seq, event);
    }
    await server.end('SIGKILL');
    server = await ServerProcess.start({ folder: folder.path, env });
  }

  const watchers = await Promise.all(following);
  const result = await (await fetch(`${url}/v1/jobs/${job.id}/result`)).text();
  expect(watchers.map((watcher) => sha256(watcher.text))).toEqual(Array(3).fill(sha256(result)));
  expect(watchers[0]?.end.text_sha256).toBe(sha256(result));
  expect(result).toContain('We received the last letters');
  expect(result).toContain('https://example.com/teh/path -d "recieve"');

  const whole = await log(url, job.id);
  for (const [seq, event] of seen) expect(whole.get(seq)).toBe(event);
  expect([...whole.keys()]).toEqual(Array.from({ length: whole.size }, (_, index) => index + 1));
  expect(
    whole
      .values()
      .filter((event) => /^\{"type":"(done|error|cancelled)"/.test(event))
      .toArray(),
  ).toHaveLength(1);
  expect(await server.end('SIGTERM')).toBe(0);
});

/** The committed log by seq, as text. */
async function log(url: string, job: string): Promise<Map<number, string>> {
  const events = new Map<number, string>();
  for (let cursor = 'start'; ;) {
    const answer = await fetch(`${url}/v1/jobs/${job}/events?wait=0&since=${cursor}`);
    const { data }: Json = await answer.json();
    for (const event of data.events) events.set(event.seq, JSON.stringify(event));
    if (data.caught_up) return events;
    cursor = data.cursor;
  }
}

/** Resolves when the job's first pass has done that share of its blocks. */
async function progressed(url: string, job: string, fraction: number): Promise<void> {
  const watcher = new Watcher(job);
  const socket = new WebSocket(`${url.replace('http', 'ws')}/ws/progress/${job}`);
  socket.onopen = () => socket.send('{"type":"hello"}');
  socket.onmessage = ({ data }) => watcher.take(JSON.parse(String(data)));
  await watcher.until(() => {
    const { announced, passes } = watcher.state;
    return announced !== null && (passes[0]?.completed ?? 0) >= announced * fraction;
  });
  socket.close();
}

/** Attempts were once counted while the engine was still loading: three quick restarts left a paragraph unrefined. */
test('kill -9 while the engine loads is no crash of a block', async () => {
  using folder = tempFolder();
  const env = { PORT: String(await freePort()) };
  let server = await ServerProcess.start({ folder: folder.path, env });
  const { url } = server;
  const posted = await fetch(`${url}/v1/jobs`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ kind: 'refine', input: { text: 'We recieved it.' } }),
  });
  const { data }: Json = await posted.json();
  for (let kill = 0; kill < 4; kill += 1) {
    const running = new Watcher(data.job.id);
    const socket = new WebSocket(`${url.replace('http', 'ws')}/ws/progress/${data.job.id}`);
    socket.onopen = () => socket.send('{"type":"hello"}');
    socket.onmessage = (message) => running.take(JSON.parse(String(message.data)));
    await running.until(() => running.state.announced !== null && running.state.status === 'running');
    await server.end('SIGKILL');
    server = await ServerProcess.start({ folder: folder.path, env });
  }
  const watcher = await followSocket(url, data.job.id);
  expect(watcher.state.warnings).toEqual([]);
  expect(watcher.text).toBe('We received it.');
  await server.end('SIGTERM');
});
