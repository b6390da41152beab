import { expect, test } from 'bun:test';
import { sha256 } from '../../src/client/sha256.ts';
import { View } from '../../src/client/live/view.ts';
import type { LoggedEvent } from '../../src/protocol/events.ts';

const blocks = [{ id: 'b1', kind: 'paragraph' as const, text: 'one', gap: '\n' }];
const log: LoggedEvent[] = [
  { type: 'job_started', seq: 1, prev: 0, at: 0, data: { engine: 'e', passes: [], lead: '', blocks: 1 } },
  { type: 'blocks', seq: 2, prev: 1, at: 0, data: { blocks } },
  { type: 'content', seq: 3, at: 0, data: { pass: 1, block: 'b1', off: 0, text: 'ON' } },
  { type: 'content', seq: 4, at: 0, data: { pass: 1, block: 'b1', off: 2, text: 'E' } },
  {
    type: 'block_complete',
    seq: 5,
    prev: 2,
    at: 0,
    data: { pass: 1, block: 'b1', length: 3, sha256: sha256('ONE'), changes: [] },
  },
];

test('sums are those of the platform, whatever the length', () => {
  for (const length of [0, 1, 55, 56, 63, 64, 65, 119, 120, 1_000, 70_000]) {
    const text = 'é👍x'.repeat(length).slice(0, length);
    expect(sha256(text)).toBe(new Bun.CryptoHasher('sha256').update(text).digest('hex'));
  }
});

test('text that was left out is what was streamed', () => {
  const view = new View('j');
  const taken = log.map((event) => view.take(event));
  expect(taken.at(-1)).toMatchObject({ data: { text: 'ONE' } });
  expect(view.state.blocks[0]?.text).toBe('ONE');
  expect(view.take(log[4] ?? log[0]!)).toBe('known');
});

test.each([0, 1, 2, 3])('event %i that is missing is noticed at the next proof', (gone) => {
  const view = new View('j');
  const taken = log.filter((_, index) => index !== gone).map((event) => view.take(event));
  expect(taken).toContain('missing');
});

test('a state that was looked at stays as it was', () => {
  const view = new View('j');
  for (const event of log.slice(0, 4)) view.take(event);
  const before = view.state;
  const [last] = log.slice(4);
  if (last) view.take(last);
  expect([before.blocks[0]?.text, view.state.blocks[0]?.text]).toEqual(['one', 'ONE']);
});

test('an altered text is noticed', () => {
  const view = new View('j');
  const taken = log.map((event) =>
    view.take(
      event.type === 'content' ? { ...event, data: { ...event.data, text: event.data.text.toLowerCase() } } : event,
    ),
  );
  expect(taken.at(-1)).toBe('missing');
});

test('a text that decisions made is held to its sum', () => {
  const decided = (text: string): LoggedEvent => ({
    type: 'block_decided',
    seq: 6,
    prev: 5,
    at: 0,
    data: { block: 'b1', text, length: 3, sha256: sha256('one'), accepted: [], rejected: [] },
  });
  const view = new View('j');
  for (const event of log) view.take(event);
  expect(view.take(decided('oné'))).toBe('missing');
  expect(view.take(decided('one'))).toMatchObject({ seq: 6 });
});
