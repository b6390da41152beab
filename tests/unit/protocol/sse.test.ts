import { expect, jest, test } from 'bun:test';
import { sseStream, type SseRequest } from '../../../src/realtime/sse.ts';
import { type LogWorld, openLogWorld } from '../../support/log-world.ts';

const FRAME = 'x'.repeat(20_000);

type Told = Pick<SseRequest, 'feed' | 'resume' | 'signal'> & Partial<SseRequest>;

function streamOf({ hub }: LogWorld, told: Told) {
  return sseStream({
    hub,
    text: 'delta',
    scopes: ['read'],
    commentMs: 60_000,
    requestId: 'r',
    held: new DisposableStack(),
    onFailure: (error) => {
      throw error;
    },
    ...told,
  });
}

test('P-169 a stream that nobody reads holds 64 KiB and a frame, however much the log grows', async () => {
  await using world = await openLogWorld();
  const { row, pen } = await world.job();
  const feed = await world.hub.feed(row);
  const leaving = new AbortController();
  const stream = streamOf(world, {
    feed,
    resume: { status: 'replay', from: 0, to: feed.head },
    signal: leaving.signal,
  });
  for (let left = 40; left > 0; left -= 1) {
    await pen.append([{ type: 'warning', data: { code: 'w', message: FRAME } }]);
  }
  const decoder = new TextDecoder();
  const sizes: number[] = [];
  let sent = '';
  for await (const chunk of stream) {
    sizes.push(chunk.length);
    sent += decoder.decode(chunk, { stream: true });
    if ((sent.match(/^event: warning$/gm)?.length ?? 0) === 40) break;
  }
  expect(Math.max(...sizes)).toBeLessThan(64 * 1_024 + FRAME.length + 1_000);
  expect(sizes.length).toBeGreaterThan(5);
  expect(feed.followers.size).toBe(0);
});

test('P-167 a stream whose client has left before it began ends', async () => {
  await using world = await openLogWorld();
  const { row } = await world.job();
  const feed = await world.hub.feed(row);
  const stream = streamOf(world, { feed, resume: { status: 'fresh' }, signal: AbortSignal.abort() });
  expect(feed.followers.size).toBe(0);
  await new Response(stream).text();
});

test('P-164 a comment never takes the place of what waits to be sent', async () => {
  await using world = await openLogWorld();
  const { row } = await world.job();
  const feed = await world.hub.feed(row);
  jest.useFakeTimers();
  const leaving = new AbortController();
  const stream = streamOf(world, {
    feed,
    resume: { status: 'replay', from: 0, to: feed.head },
    signal: leaving.signal,
    commentMs: 10,
  });
  jest.advanceTimersByTime(25);
  jest.useRealTimers();
  const { value } = await stream.getReader().read();
  expect(new TextDecoder().decode(value)).toContain('event: connected');
  leaving.abort();
});
