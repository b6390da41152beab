import { expect, test } from 'bun:test';
import { LogReader, type Sink } from '../../../src/realtime/log-reader.ts';
import { openLogWorld } from '../../support/log-world.ts';

const REMARK = { type: 'warning', data: { code: 'w', message: '' } } as const;

/** Writes down what it is told; takes everything. */
function notes(): { readonly said: string[]; readonly sink: Sink; readonly over: Promise<void> } {
  const said: string[] = [];
  const { promise: over, resolve } = Promise.withResolvers<void>();
  const note = (text: string) => {
    said.push(text);
    return true;
  };
  const last = (text: string) => {
    note(text);
    resolve();
  };
  return {
    said,
    over,
    sink: {
      send: (_json, type) => note(type),
      ended: () => last('stream_end'),
      gap: () => last('gap'),
      failed: (error) => last(String(error)),
    },
  };
}

test('P-147 a log that went away between the look at the job and the look at its log is a hole, and no end', async () => {
  await using world = await openLogWorld();
  const { row, pen } = await world.job();
  await pen.append([REMARK]);
  const outcome = { version: 0, partial: false, text_sha256: '', elapsed_ms: 0, changes: 0 };
  await pen.append([{ type: 'done', data: outcome }]);
  const ended = await world.table.find(row.id);
  const feed = await world.hub.feed(ended ?? row);
  await world.store.atomic([{ sql: 'delete from events', params: [] }]);
  const { said, sink, over } = notes();
  await new LogReader(feed, 'delta', sink).start({ status: 'replay', from: 0, to: feed.head });
  await over;
  expect(said).toEqual(['gap']);
});

test('P-90 a reader that was stopped while its snapshot was made sends nothing of it', async () => {
  await using world = await openLogWorld();
  const { row, pen } = await world.job();
  await pen.append([REMARK]);
  const feed = await world.hub.feed(row);
  const { said, sink } = notes();
  const reader = new LogReader(feed, 'delta', sink);
  const started = reader.start({ status: 'fresh' });
  reader.stop();
  await started;
  reader.pump();
  expect(said).toEqual([]);
});

// `decisions` told while a snapshot was on its way was lost: the client showed the old ones until somebody decided again.
test('P-144 who is not up to date is told the newest signal of each type once it is', async () => {
  await using world = await openLogWorld();
  const { row, pen } = await world.job();
  const feed = await world.hub.feed(row);
  const decisions = (rev: number) => feed.tell({ type: 'decisions', data: { rev } });
  decisions(1);
  const { said, sink } = notes();
  const send = (json: string) => sink.send(json, json.replace(/"at":.*/, ''), undefined);
  const reader = new LogReader(feed, 'delta', { ...sink, send });
  const started = reader.start({ status: 'replay', from: 1, to: 1 });
  await started;
  expect(said.splice(0)).toEqual(['{"type":"live","head":1}']);
  // The row is in the log, and the reader has not been told yet: a signal that comes in between overtakes nothing.
  await pen.append([REMARK]);
  expect(reader.position).toBe(1);
  decisions(2);
  feed.tell({ type: 'viewers', data: { count: 3 } });
  decisions(3);
  reader.signalled();
  expect(said).toEqual([]);
  reader.pump();
  expect(said.splice(0)).toEqual([
    '{"type":"warning","seq":2,"prev":1,',
    '{"type":"viewers","data":{"count":3}}',
    '{"type":"decisions","data":{"rev":3}}',
  ]);
  reader.pump();
  decisions(4);
  reader.signalled();
  expect(said).toEqual(['{"type":"decisions","data":{"rev":4}}']);
});

// The text that this reader had been sent belonged to the attempt before: its client had thrown it away.
test('P-42 the text of a pass that was begun again is left out for nobody who was not sent it again', async () => {
  await using world = await openLogWorld();
  const { row, pen } = await world.job();
  const feed = await world.hub.feed(row);
  const { said, sink } = notes();
  const send = (json: string) => sink.send(json, json, undefined);
  const reader = new LogReader(feed, 'delta', { ...sink, send });
  await reader.start({ status: 'replay', from: feed.head, to: feed.head });
  const part = { pass: 1, block: 'b1' };
  const streamed = { type: 'content', data: { ...part, off: 0, text: 'once' } } as const;
  await pen.append([streamed]);
  reader.pump();
  await pen.append([{ type: 'pass_start', data: { pass: 1, name: 'p', of: 1, attempt: 2, blocks: 1 } }]);
  await pen.append([streamed]);
  await pen.append([{ type: 'block_complete', data: { ...part, text: 'once', length: 4, sha256: '', changes: [] } }]);
  reader.pump();
  expect(said.at(-1)).toContain('"text":"once"');
});

test('P-24 P-143 a log far longer than the ring is read in pages, to its last row', async () => {
  await using world = await openLogWorld({ ringBytes: 1 });
  const { row, pen } = await world.job();
  const feed = await world.hub.feed(row);
  await pen.append(Array.from({ length: 400 }, () => REMARK));
  const { said, sink } = notes();
  const live = Promise.withResolvers<void>();
  const send = (json: string, type: string, seq: number | undefined) => {
    if (type === 'live') live.resolve();
    return sink.send(json, `${seq}`, seq);
  };
  await new LogReader(feed, 'delta', { ...sink, send }).start({ status: 'replay', from: 0, to: feed.head });
  await live.promise;
  expect(said).toEqual([...Array.from({ length: 401 }, (_, index) => `${index + 1}`), 'undefined']);
});
