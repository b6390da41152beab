import { describe, expect, test } from 'bun:test';
import { sha256 } from '../../src/documents/sha256.ts';
import type { JobEvent } from '../../src/protocol/events.ts';
import { PollClient } from '../support/poll-client.ts';
import { scriptedPipeline } from '../support/scripted-pipeline.ts';
import { SocketClient } from '../support/socket-client.ts';
import { SseClient } from '../support/sse-client.ts';
import { storedLog } from '../support/stored-job.ts';
import { streamPipeline } from '../support/stream-pipeline.ts';
import { openStreamWorld } from '../support/stream-world.ts';
import { openWorld, type Json } from '../support/world.ts';

const isContent = ({ type }: Json) => type === 'content';
const isComplete = ({ type }: Json) => type === 'block_complete';
const isEnd = ({ type }: Json) => type === 'stream_end';

describe('content', () => {
  test('P-40 is a row at once where a block begins, and is then gathered for 40 ms', async () => {
    let clock = 0;
    const gate = Promise.withResolvers<void>();
    const tenMsEach = streamPipeline(async () => {
      await gate.promise;
      clock += 10;
    });
    await using world = await openWorld({ pipelines: [tenMsEach], tuning: { clock: () => clock } });
    const job = await world.post('stream', 'x'.repeat(40));
    using client = new SocketClient(world.url, job, { hello: { since: 'start' } });
    await client.until(({ type }) => type === 'live');
    gate.resolve();
    await client.until(isEnd);
    const rows = client.frames.filter(isContent).map(({ data }) => [data.off, data.text.length]);
    expect(rows).toEqual([
      [0, 4],
      [4, 16],
      [20, 16],
      [36, 4],
    ]);
  });

  test('P-40 goes out when the pipeline falls silent', async () => {
    await using world = await openStreamWorld({ tuning: { clock: () => 0, runLimits: { coalesceMs: 1 } } });
    const job = await world.post('stream', 'one two');
    using client = new SocketClient(world.url, job, { hello: {} });
    await world.pacer.held();
    world.pacer.let(1);
    expect((await client.until(isContent)).data).toEqual({ pass: 1, block: 'b1', off: 0, text: 'ONE ' });
  });

  test('P-7 never ends inside a surrogate pair, and its offsets count UTF-16 units', async () => {
    await using world = await openStreamWorld({ pieceLength: 1 });
    const job = await world.post('stream', 'a😀b😀');
    using client = new SocketClient(world.url, job, { hello: {} });
    await client.until(({ type }) => type === 'live');
    world.pacer.open();
    await client.until(isEnd);
    const rows = client.frames.filter(isContent).map(({ data }) => [data.off, data.text]);
    expect(rows).toEqual([
      [0, 'A'],
      [1, '😀'],
      [3, 'B'],
      [4, '😀'],
    ]);
  });

  test('P-44 is not sent to readers of whole blocks', async () => {
    await using world = await openStreamWorld();
    const job = await world.post('stream', 'one two\nthree');
    using socket = new SocketClient(world.url, job, { hello: { text: 'block' } });
    using stream = new SseClient(world.url, job, { query: '?text=block' });
    using poller = new PollClient(world.url, job, 'start', { text: 'block' });
    await Promise.all([socket, stream].map((client) => client.until(({ type }) => type === 'live')));
    world.pacer.open();
    await Promise.all([socket.until(isEnd), stream.until(isEnd), poller.toEnd()]);
    for (const client of [socket, stream, poller]) {
      expect(client.types).not.toContain('content');
      const texts = client.frames.filter(isComplete).map(({ data }) => data.text);
      expect(texts).toEqual(['ONE TWO', 'THREE']);
      expect(client.text).toBe('ONE TWO\nTHREE\n');
    }
  });
});

describe('block_complete', () => {
  test('P-41 holds the truth, and its commit deletes the content', async () => {
    await using world = await openStreamWorld();
    const job = await world.post('stream', 'one two');
    using client = new SocketClient(world.url, job, { hello: {} });
    await world.pacer.held();
    world.pacer.let(1);
    await client.until(isContent);
    expect((await storedLog(world, job)).filter(isContent)).toHaveLength(1);
    world.pacer.open();
    await client.until(isComplete);
    const log = await storedLog(world, job);
    expect(log.filter(isContent)).toEqual([]);
    const complete = log.find(isComplete);
    expect(JSON.parse(complete?.data ?? '')).toEqual({
      pass: 1,
      block: 'b1',
      text: 'ONE TWO',
      length: 7,
      sha256: sha256('ONE TWO'),
      changes: [],
    });
  });

  test('P-42 leaves its text out for the connection that was sent all of it, and for no other', async () => {
    await using world = await openStreamWorld();
    const job = await world.post('stream', 'one two');
    using whole = new SocketClient(world.url, job, { hello: { since: 'start' } });
    using stream = new SseClient(world.url, job, { query: '?since=start' });
    await Promise.all([whole, stream].map((client) => client.until(({ type }) => type === 'live')));
    await world.pacer.held();
    world.pacer.let(1);
    await whole.until(isContent);
    using late = new SocketClient(world.url, job, { hello: {} });
    await late.until(({ type }) => type === 'live');
    using resumed = new SocketClient(world.url, job, { hello: { since: whole.cursor } });
    resumed.seen(whole.frames);
    await resumed.until(({ type }) => type === 'live');
    world.pacer.open();
    const completes = await Promise.all([whole, stream, late, resumed].map((client) => client.until(isComplete)));
    expect(completes.map(({ data }) => data.text)).toEqual([undefined, undefined, 'ONE TWO', 'ONE TWO']);
    for (const client of [whole, stream, late, resumed]) {
      await client.until(isEnd);
      expect(client.text).toBe('ONE TWO\n');
    }
  });

  test('P-42 brings its text where it is not what was streamed', async () => {
    const gate = Promise.withResolvers<void>();
    await using world = await openStreamWorld({ pipelines: [oneBlock('second thoughts', gate.promise, 'draft')] });
    const job = await world.post('second thoughts', 'input');
    using client = new SocketClient(world.url, job, { hello: {} });
    await client.until(({ type }) => type === 'live');
    gate.resolve();
    await client.until(isEnd);
    expect(client.types).toContain('content');
    expect(client.frames.find(isComplete).data.text).toBe('INPUT');
    expect(client.text).toBe('INPUT');
  });

  test('P-43 has no text where it follows from the input of the block and the applied changes', async () => {
    await using world = await openStreamWorld({ pipelines: [edits] });
    const job = await world.post('edits', 'teh end');
    using client = new SocketClient(world.url, job, { hello: { since: 'start' } });
    await client.until(isEnd);
    const { data } = client.frames.find(isComplete);
    expect(data.text).toBeUndefined();
    expect(data).toMatchObject({ length: 7, sha256: sha256('the end') });
    expect(client.text).toBe('the end');
  });
});

describe('a block that starts again', () => {
  test('P-10 is emptied, and the commit deletes what was streamed of it', async () => {
    await using world = await openStreamWorld();
    const job = await world.post('stream', 'one two');
    using client = new SocketClient(world.url, job, { hello: {} });
    await world.pacer.held();
    world.pacer.let(1);
    await client.until(isContent);
    await client.command({ type: 'pause', mode: 'now' });
    await client.until(({ type, data }) => type === 'state' && data.status === 'paused');
    expect(client.state.open?.text).toBe('ONE ');
    await client.command({ type: 'resume' });
    const again = await client.until(({ type, data }) => type === 'block_start' && data.attempt === 2);
    expect(client.state.open).toEqual({ pass: 1, block: 'b1', attempt: 2, text: '' });
    expect((await storedLog(world, job)).filter(isContent)).toEqual([]);
    world.pacer.open();
    await client.until(isEnd);
    expect(client.frames.filter((frame) => isContent(frame) && frame.seq > again.seq)[0].data.off).toBe(0);
    expect(client.text).toBe('ONE TWO\n');
  });
});

/** Streams `draft` for its only block and then completes it with its input in capitals. */
function oneBlock(kind: string, gate: Promise<void>, draft: string) {
  return scriptedPipeline(kind, async function* () {
    yield* opening('input');
    await gate;
    const at = { pass: 1, block: 'b1' };
    yield { type: 'block_start', data: { ...at, attempt: 1 } };
    yield { type: 'content', data: { ...at, off: 0, text: draft } };
    yield {
      type: 'block_complete',
      data: { ...at, text: 'INPUT', length: 5, sha256: sha256('INPUT'), changes: [] },
    };
  });
}

const edits = scriptedPipeline('edits', async function* () {
  yield* opening('teh end');
  const change = {
    id: 'p1.b1.1',
    pass: 1,
    block: 'b1',
    start: 0,
    end: 3,
    before: 'teh',
    after: 'the',
    category: 'spelling',
    rule: 'r',
    reason: '',
    confidence: 1,
    tier: 'A',
    applied: true,
  } as const;
  yield {
    type: 'block_complete',
    data: { pass: 1, block: 'b1', length: 7, sha256: sha256('the end'), changes: [change] },
  };
});

function* opening(text: string): Generator<JobEvent> {
  const passes = [{ pass: 1, name: 'p' }];
  yield { type: 'job_started', data: { engine: 'e', passes, lead: '', blocks: 1 } };
  yield { type: 'blocks', data: { blocks: [{ id: 'b1', kind: 'paragraph', text, gap: '' }] } };
  yield { type: 'pass_start', data: { pass: 1, name: 'p', of: 1, attempt: 1, blocks: 1 } };
}
