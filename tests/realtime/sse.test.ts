import { describe, expect, test } from 'bun:test';
import { CHANNEL_LIMITS } from '../../src/realtime/channel-limits.ts';
import { scriptedPipeline } from '../support/scripted-pipeline.ts';
import { SocketClient } from '../support/socket-client.ts';
import { SseClient } from '../support/sse-client.ts';
import { feedOf, storedLog } from '../support/stored-job.ts';
import { openStreamWorld, type StreamWorld } from '../support/stream-world.ts';
import type { Json } from '../support/world.ts';

const isLive = ({ type }: Json) => type === 'live';
const isEnd = ({ type }: Json) => type === 'stream_end';
const STREAM = { accept: 'text/event-stream' };

async function held(text = 'one', options = {}): Promise<StreamWorld & { job: string; path: string }> {
  const world = await openStreamWorld(options);
  const job = await world.post('stream', text);
  await world.pacer.held();
  return { ...world, job, path: `/v1/jobs/${job}/events` };
}

/** The bytes of a stream as they are sent; ends when it is left. */
async function* chunks({ url, path }: { url: string; path: string }, headers = {}): AsyncGenerator<string> {
  const leaving = new AbortController();
  const { body } = await fetch(url + path, { headers: { ...STREAM, ...headers }, signal: leaving.signal });
  const decoder = new TextDecoder();
  try {
    for await (const chunk of body ?? []) yield decoder.decode(chunk, { stream: true });
  } finally {
    leaving.abort();
  }
}

/** What was sent until it holds the text. */
async function sentUntil(stream: AsyncIterable<string>, text: string): Promise<string> {
  let sent = '';
  for await (const chunk of stream) {
    sent += chunk;
    if (sent.includes(text)) break;
  }
  return sent;
}

describe('the answer', () => {
  test('P-160 is a stream that no proxy keeps back, when Accept names it', async () => {
    await using world = await held();
    const leaving = new AbortController();
    for (const accept of ['text/event-stream', 'application/json, text/event-stream;q=0.9', 'TEXT/EVENT-STREAM']) {
      const { status, headers } = await fetch(world.url + world.path, { headers: { accept }, signal: leaving.signal });
      expect(status).toBe(200);
      expect(headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
      expect(headers.get('cache-control')).toBe('no-cache, no-transform');
      expect(headers.get('x-accel-buffering')).toBe('no');
      expect(headers.get('x-stream-id')).toBe(world.job);
    }
    leaving.abort();
    const sent = await sentUntil(chunks(world), 'event: live');
    expect(sent.startsWith(`retry: 2000\n:${' '.repeat(2_048)}\n\nevent: connected\ndata: {`)).toBe(true);
    for (const accept of ['*/*', 'application/json', 'text/event-streams']) {
      const { headers } = await world.call('GET', `${world.path}?wait=0`, undefined, { accept });
      expect(headers.get('content-type')).toStartWith('application/json');
    }
  });

  test('P-160 of HEAD has no body and leaves nobody behind', async () => {
    await using world = await held();
    const { status } = await fetch(world.url + world.path, { method: 'HEAD', headers: STREAM });
    expect(status).toBe(200);
    expect((await feedOf(world, world.job)).followers.size).toBe(0);
  });

  test('P-83 for a job that is not there is 404, without credentials 401', async () => {
    await using world = await openStreamWorld({ env: { BACKEND_API_KEY: 'k'.repeat(40) } });
    const path = `/v1/jobs/job_${'0'.repeat(26)}/events`;
    const known = await world.call('GET', path, undefined, { ...STREAM, 'x-api-key': 'k'.repeat(40) });
    expect([known.status, known.body.error.code]).toEqual([404, 'NOT_FOUND']);
    expect((await world.call('GET', path, undefined, STREAM)).status).toBe(401);
  });
});

describe('frames', () => {
  test('P-161 hold the same object as on the socket, under its type', async () => {
    await using world = await held('one\ntwo');
    using socket = new SocketClient(world.url, world.job, { hello: { since: 'start' } });
    using stream = new SseClient(world.url, world.job, { query: '?since=start' });
    await Promise.all([socket.until(isLive), stream.until(isLive)]);
    world.pacer.open();
    await Promise.all([socket.until(isEnd), stream.until(isEnd)]);
    expect(stream.told).toEqual(socket.told);
    const raw = await sentUntil(chunks({ url: world.url, path: `${world.path}?since=start` }), 'event: stream_end');
    const events = raw.split('\n\n').filter((block) => block.startsWith('event:'));
    for (const event of events) {
      const [type, ...rest] = event.split('\n');
      const data = rest.find((line) => line.startsWith('data: '))?.slice(6) ?? '';
      expect(type).toBe(`event: ${JSON.parse(data).type}`);
    }
  });

  test('P-162 have an id where they are a place in the log', async () => {
    await using world = await held('one\ntwo');
    using first = new SseClient(world.url, world.job);
    await first.until(isLive);
    const { epoch, head } = first.frames[0];
    const placed = first.frames.map(({ type }, index) => `${type} ${first.ids[index]}`);
    expect(placed.slice(0, 3)).toEqual(['connected ', `snapshot ${epoch}:${head}`, `live ${epoch}:${head}`]);
    const raw = await sentUntil(chunks({ url: world.url, path: `${world.path}?since=${epoch}:3` }), 'event: live');
    expect(idsOf(raw).map(([, id]) => id)).toEqual([
      ...Array.from({ length: head - 2 }, (_, index) => `${epoch}:${index + 3}`),
      undefined,
    ]);
    world.pacer.open();
    await first.until(isEnd);
    const whole = await sentUntil(chunks({ url: world.url, path: `${world.path}?since=start` }), 'event: stream_end');
    expect(idsOf(whole).at(0)).toEqual(['connected', undefined]);
    expect(idsOf(whole).at(-1)).toEqual(['stream_end', undefined]);
  });

  test('P-46 P-162 of a snapshot in parts: the last one has the id, so that nobody resumes from half of it', async () => {
    const much = scriptedPipeline('much', async function* ({ signal }) {
      const text = 'x'.repeat(16_000);
      for (let left = 12; left > 0; left -= 1) yield { type: 'thinking', data: { text } };
      await new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    });
    await using world = await openStreamWorld({ pipelines: [much] });
    const job = await world.post('much', '');
    using before = new SocketClient(world.url, job, { hello: { since: 'start' } });
    await before.until(({ seq }) => seq === 14);
    const raw = await sentUntil(chunks({ url: world.url, path: `/v1/jobs/${job}/events` }), 'event: live');
    const ids = idsOf(raw)
      .filter(([type]) => type === 'snapshot')
      .map(([, id]) => id);
    expect(ids.length).toBeGreaterThan(2);
    expect(ids.slice(0, -1)).toEqual(ids.slice(0, -1).map(() => undefined));
    expect(ids.at(-1)).toEndWith(':14');
  });

  test('P-168 cannot be forged by what is in them', async () => {
    const evil = 'a\r\n\r\nevent: forged\rdata: {}\n\nid: 9\u2028\u2029\0';
    await using world = await held(evil);
    await world.call('POST', `/v1/jobs/${world.job}/feedback`, { text: evil });
    world.pacer.open();
    using client = new SseClient(world.url, world.job, { query: '?since=start' });
    await client.until(isEnd);
    expect(client.state.feedback[0]?.text).toBe(evil);
    const raw = await sentUntil(chunks({ url: world.url, path: `${world.path}?since=start` }), 'event: stream_end');
    expect(raw).not.toContain('\r');
    expect(raw.split('\n').filter((line) => line.startsWith('event: forged'))).toEqual([]);
    for (const line of raw.split('\n'))
      expect(line).toMatch(/^(event: [a-z_]+|id: \w+:\d+|data: \{.*\}|retry: 2000|: *|)$/s);
  });

  test('P-164 are comments while nothing happens', async () => {
    await using world = await held('one', { tuning: { channelLimits: { commentMs: 1 } } });
    const sent = await sentUntil(chunks(world), '\n\n:\n\n:\n\n');
    expect(sent.indexOf('event: live')).toBeLessThan(sent.indexOf('\n\n:\n\n'));
    expect(CHANNEL_LIMITS.commentMs).toBe(15_000);
  });
});

describe('a stream that is resumed', () => {
  test('P-163 begins after Last-Event-ID, which counts more than since', async () => {
    await using world = await held('one\ntwo');
    const { epoch, head } = await feedOf(world, world.job);
    const both = { url: world.url, path: `${world.path}?since=${epoch}:1` };
    const raw = await sentUntil(chunks(both, { 'last-event-id': `${epoch}:4` }), 'event: live');
    const seqs = idsOf(raw).map(([, id]) => id);
    expect(seqs.slice(0, -1)).toEqual(Array.from({ length: head - 3 }, (_, index) => `${epoch}:${index + 4}`));
  });

  test('P-163 by an EventSource whose connection was cut goes on where it was', async () => {
    await using world = await held('one\ntwo\nthree');
    using client = new SseClient(world.url, world.job, { quick: true });
    await client.until(isLive);
    world.pacer.let(1);
    await client.until(({ type }) => type === 'block_complete');
    client.cut();
    world.pacer.open();
    await client.until(isEnd);
    expect(client.text).toBe('ONE\nTWO\nTHREE\n');
    const resumed = client.frames.filter(({ type }) => type === 'connected').map(({ resume }) => resume.status);
    expect(resumed).toEqual(['fresh', 'replay']);
  });

  test('P-165 ends with the terminal event and stream_end', async () => {
    await using world = await held();
    let sent = '';
    const reading = (async () => {
      for await (const chunk of chunks(world)) sent += chunk;
    })();
    world.pacer.open();
    await reading;
    expect(
      idsOf(sent)
        .slice(-2)
        .map(([type]) => type),
    ).toEqual(['done', 'stream_end']);
  });

  test('P-166 at the head of a log that has ended is answered 204, and EventSource stops', async () => {
    await using world = await held();
    world.pacer.open();
    using first = new SseClient(world.url, world.job, { query: '?since=start' });
    await first.until(isEnd);
    const cursor = first.ids.at(-1) ?? '';
    using again = new SseClient(world.url, world.job, { headers: { 'last-event-id': cursor } });
    expect(await again.stopped).toBe(204);
    const before = cursor.replace(/\d+$/, (seq) => `${Number(seq) - 1}`);
    for (const query of ['', '?since=start', `?since=${before}`]) {
      using other = new SseClient(world.url, world.job, { query });
      other.seen(query.includes(before) ? first.frames.filter(({ type, data }) => data && type !== 'done') : []);
      await other.until(isEnd);
    }
  });

  test('P-166 at the head of a log that goes on is kept open', async () => {
    await using world = await held();
    const { epoch, head } = await feedOf(world, world.job);
    const sent = await sentUntil(
      chunks({ url: world.url, path: `${world.path}?since=${epoch}:${head}` }),
      'event: live',
    );
    expect(idsOf(sent).map(([type]) => type)).toEqual(['connected', 'live']);
  });
});

describe('a client that leaves', () => {
  test('P-167 ends the stream at once', async () => {
    await using world = await held();
    const { followers } = await feedOf(world, world.job);
    const clients = Array.from({ length: 20 }, () => new SseClient(world.url, world.job));
    await Promise.all(clients.map((client) => client.until(isLive)));
    expect(followers.size).toBe(20);
    for (const client of clients) client.close();
    while (followers.size > 0) await new Promise((resolve) => setImmediate(resolve));
    expect((await storedLog(world, world.job)).at(-1)?.type).toBe('block_start');
  });
});

describe('POST /v1/refine/run', () => {
  test('P-171 streams the job that it starts, in the same answer', async () => {
    const refine = scriptedPipeline('refine', async function* () {
      yield { type: 'warning', data: { code: 'w', message: '' } };
    });
    await using world = await openStreamWorld({ pipelines: [refine] });
    for (const path of ['/v1/refine/run', '/refine/run']) {
      const answer = await fetch(world.url + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ input: { text: 'one' }, options: {} }),
      });
      expect(answer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
      expect(answer.headers.get('x-stream-id')).toStartWith('job_');
      const types = idsOf(await answer.text()).map(([type]) => type);
      expect([types[0], types[1], ...types.slice(-2)]).toEqual(['connected', 'job_accepted', 'done', 'stream_end']);
    }
  });
});

/** Type and id of each frame of a stream, but for how many watch: that is told once a second, wherever it falls. */
function idsOf(raw: string): [string, string | undefined][] {
  return raw
    .split('\n\n')
    .filter((block) => block.startsWith('event: ') && !block.startsWith('event: viewers'))
    .map((block) => [/^event: (.*)/.exec(block)?.[1] ?? '', /^id: (.*)/m.exec(block)?.[1]]);
}
