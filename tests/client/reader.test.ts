import { expect, test } from 'bun:test';
import { Reader } from '../../src/client/live/reader.ts';
import type { Update } from '../../src/client/live/updates.ts';
import { sha256 } from '../../src/client/sha256.ts';
import type { ServerFrame } from '../../src/protocol/frames/frames.ts';
import { initialState } from '../../src/protocol/fold/state.ts';

function connected(epoch: string, rev = 0): ServerFrame {
  return {
    type: 'connected',
    protocol: '1.0',
    job: 'j',
    epoch,
    head: 1,
    status: 'running',
    scopes: [],
    resume: { status: 'fresh' },
    decisions_rev: rev,
    heartbeat_ms: 20_000,
  };
}
const snapshot = (seq: number): ServerFrame => {
  const state = { ...initialState('j'), seq, chain: seq };
  return { type: 'snapshot', part: 1, of: 1, seq, chain: seq, state };
};
const warning = (seq: number): ServerFrame => ({
  type: 'warning',
  seq,
  prev: seq - 1,
  at: 0,
  data: { code: 'w', message: '' },
});

function reader() {
  const told: Update[] = [];
  const made = new Reader('j', false, (update) => told.push(update));
  return { reader: made, told, take: (...frames: ServerFrame[]) => frames.map((frame) => made.take(frame)) };
}

test('a database that came back from a backup is another epoch: what is known is dropped for its snapshot', () => {
  const { reader: read, take } = reader();
  take(connected('a'), snapshot(9), warning(10));
  expect(read.since).toBe('a:10');
  // The line is cut before the snapshot is there: a cursor of the old epoch would not hold.
  take(connected('b'));
  expect(read.since).toBeUndefined();
  expect(take(snapshot(4), warning(5))).toEqual([true, true]);
  expect([read.since, read.state.seq]).toEqual(['b:5', 5]);
});

test('frames of another form are frames that are missing', () => {
  const { reader: read, take } = reader();
  take(connected('a'), snapshot(3));
  const odd: ServerFrame[] = JSON.parse(
    '[{"type":"snapshot"},{"type":"block_complete","seq":4,"prev":3,"data":{}},{"type":"done","seq":9,"prev":8,"data":null}]',
  );
  for (const frame of odd) expect([take(frame), read.since]).toEqual([[false], undefined]);
  expect(read.state.seq).toBe(3);
});

test('unknown types move the cursor, and unknown frames nothing', () => {
  const { reader: read, take } = reader();
  const [event, frame]: ServerFrame[] = JSON.parse('[{"type":"new","seq":4,"prev":3,"at":0,"data":{}},{"type":"odd"}]');
  if (!event || !frame) throw new Error('none');
  expect(take(connected('a'), snapshot(3), event, frame)).toEqual([true, true, true, true]);
  expect(read.since).toBe('a:4');
});

test('the rev of the decisions is told when it is another one', () => {
  const { told, take } = reader();
  take(connected('a', 2), { type: 'decisions', data: { rev: 2 } }, { type: 'decisions', data: { rev: 3 } });
  expect(told).toEqual([
    { type: 'decisions', data: { rev: 2 } },
    { type: 'decisions', data: { rev: 3 } },
  ]);
});

test('the end is an end where it names the text that is there', () => {
  const end = (sum: string): ServerFrame => ({
    type: 'cancelled',
    seq: 4,
    prev: 3,
    at: 0,
    data: { version: 0, partial: false, text_sha256: sum, elapsed_ms: 0, reason: '', upstream: 'none' },
  });
  const whole = initialState('j');
  const begun: ServerFrame = {
    type: 'snapshot',
    part: 1,
    of: 1,
    seq: 3,
    chain: 3,
    state: { ...whole, seq: 3, chain: 3, lead: 'text', announced: 0 },
  };
  for (const [sum, ends] of [
    [sha256('text'), true],
    [sha256('other'), false],
  ] as const) {
    const { reader: read, take } = reader();
    take(connected('a'), begun, end(sum));
    expect([read.ends(), read.since]).toEqual([ends, ends ? 'a:4' : undefined]);
  }
});
