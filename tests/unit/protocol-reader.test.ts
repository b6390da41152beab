import { expect, test } from 'bun:test';
import { Reader, type Sink } from '../../src/realtime/reader.ts';
import { openLogWorld } from '../support/log-world.ts';

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
  await new Reader(feed, 'delta', sink).start({ status: 'replay', from: 0, to: feed.head });
  await over;
  expect(said).toEqual(['gap']);
});

test('P-90 a reader that was stopped while its snapshot was made sends nothing of it', async () => {
  await using world = await openLogWorld();
  const { row, pen } = await world.job();
  await pen.append([REMARK]);
  const feed = await world.hub.feed(row);
  const { said, sink } = notes();
  const reader = new Reader(feed, 'delta', sink);
  const started = reader.start({ status: 'fresh' });
  reader.stop();
  await started;
  reader.pump();
  expect(said).toEqual([]);
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
  await new Reader(feed, 'delta', { ...sink, send }).start({ status: 'replay', from: 0, to: feed.head });
  await live.promise;
  expect(said).toEqual([...Array.from({ length: 401 }, (_, index) => `${index + 1}`), 'undefined']);
});
