import { expect, test } from 'bun:test';
import { Audience } from '../../src/client/live/audience.ts';
import { Stream } from '../../src/client/live/stream.ts';
import type { Update } from '../../src/client/live/updates.ts';

const viewers = (count: number): Update => ({ type: 'viewers', data: { count } });

test('a listener that throws is reported, and the others hear', () => {
  const errors: unknown[] = [];
  const audience = new Audience((error) => errors.push(error));
  const heard: number[] = [];
  audience.onAny(() => {
    throw new Error('mine');
  });
  audience.on('viewers', ({ data }) => heard.push(data.count));
  audience.on('progress', () => heard.push(-1));
  audience.tell(viewers(3));
  expect(heard).toEqual([3]);
  expect(errors).toEqual([new Error('mine')]);
});

test('a listener that leaves hears no more, also when it was added twice', () => {
  const audience = new Audience(() => undefined);
  const heard: number[] = [];
  const hear = (update: Update) => void (update.type === 'viewers' && heard.push(update.data.count));
  const off = audience.onAny(hear);
  audience.onAny(hear);
  off();
  audience.tell(viewers(1));
  expect(heard).toEqual([1]);
});

test('a stream that is asked for after the end ends as the others did', async () => {
  const audience = new Audience(() => undefined);
  audience.end({ error: new Error('gone') });
  const stream = audience.stream(() => viewers(0));
  expect(stream.next()).rejects.toThrow('gone');
  await Promise.resolve();
  expect(await stream.next()).toEqual({ done: true, value: undefined });
});

test('a reader that is far behind gets one value in the place of all that waited, and then what follows', async () => {
  const stream = new Stream<number>(
    () => -1,
    () => undefined,
  );
  for (let n = 0; n < 10_500; n += 1) stream.push(n);
  expect(await stream.next()).toEqual({ done: false, value: -1 });
  stream.push(7);
  stream.end();
  expect([await stream.next(), await stream.next()]).toEqual([
    { done: false, value: 7 },
    { done: true, value: undefined },
  ]);
});

test('values that are asked for before they are there go to who asked first', async () => {
  const stream = new Stream<number>(
    () => -1,
    () => undefined,
  );
  const asked = [stream.next(), stream.next(), stream.next()];
  stream.push(1);
  stream.push(2);
  stream.end();
  expect(await Promise.all(asked)).toEqual([
    { done: false, value: 1 },
    { done: false, value: 2 },
    { done: true, value: undefined },
  ]);
});
