import { describe, expect, test } from 'bun:test';
import { OPCODE, RawChannel, rawFrame } from '../support/raw-channel.ts';
import { SocketClient } from '../support/socket-client.ts';
import { storedJob } from '../support/stored-job.ts';
import { openStreamWorld, type StreamWorld } from '../support/stream-world.ts';

const ID = '3f0c0000-0000-4000-8000-000000000000';

/** A server whose clock stands still, with a job that runs. */
async function frozen(): Promise<StreamWorld & { job: string }> {
  const world = await openStreamWorld({ tuning: { clock: () => 0 } });
  const job = await world.post('stream', 'one');
  await world.pacer.held();
  return { ...world, job };
}

const BAD: Record<string, string> = {
  'no JSON': '{"type":"cancel"',
  'an empty frame': '',
  'a number': '123',
  'a word': 'true',
  null: 'null',
  'a string': '"cancel"',
  'an array': `[{"type":"resume","id":"${ID}"}]`,
  'no type': `{"id":"${ID}"}`,
  'an unknown type': `{"type":"shout","id":"${ID}"}`,
  'a type that is no string': `{"type":["cancel"],"id":"${ID}"}`,
  'no id': '{"type":"cancel"}',
  'an id that is no UUID': '{"type":"cancel","id":"1"}',
  'a member too many': `{"type":"cancel","id":"${ID}","force":true}`,
  'a number for a text': `{"type":"feedback","id":"${ID}","text":5}`,
  'an empty text': `{"type":"feedback","id":"${ID}","text":""}`,
  'an unknown mode': `{"type":"pause","id":"${ID}","mode":"soon"}`,
  __proto__: `{"type":"resume","id":"${ID}","__proto__":{"x":1}}`,
  '__proto__ deeper down': `{"type":"feedback","id":"${ID}","text":"t","target":{"__proto__":{"x":1}}}`,
  constructor: `{"type":"resume","id":"${ID}","constructor":{}}`,
  'a cursor that is a number': '{"type":"hello","since":5}',
};

describe('a bad frame', () => {
  test('P-120 P-121 S-38 S-40 S-41 gets an error reply, and the socket stays', async () => {
    await using world = await frozen();
    for (const [what, text] of Object.entries(BAD)) {
      using client = new SocketClient(world.url, world.job, { hello: {} });
      await client.until(({ type }) => type === 'live');
      client.say(text);
      const { ok, error } = await client.until(({ type }) => type === 'reply');
      expect([what, ok, error.code, error.retryable]).toEqual([what, false, 'BAD_FRAME', false]);
      expect((await client.command({ type: 'feedback', text: 'still here' })).ok).toBe(true);
    }
    expect(Object.hasOwn(Object.prototype, 'x')).toBe(false);
  });

  test('P-107 P-121 S-38 the third in ten seconds closes 4400', async () => {
    await using world = await frozen();
    using client = new SocketClient(world.url, world.job, { hello: {} });
    await client.until(({ type }) => type === 'live');
    for (const text of ['1', '[]', 'x']) client.say(text);
    expect(await client.closed).toEqual({ code: 4400, reason: 'bad frames' });
    expect(client.frames.filter(({ type }) => type === 'reply')).toHaveLength(3);
    expect(client.frames.at(-1)).toEqual({ type: 'bye', code: 4400, reason: 'bad frames' });
  });

  test('P-121 the id of a command is named where it could be read', async () => {
    await using world = await frozen();
    using client = new SocketClient(world.url, world.job, { hello: {} });
    await client.until(({ type }) => type === 'live');
    client.say(`{"type":"pause","id":"${ID}","mode":"soon"}`);
    client.say('{"type":"pause","id":7}');
    await client.until(() => client.frames.filter(({ type }) => type === 'reply').length === 2);
    expect(client.frames.filter(({ type }) => type === 'reply').map(({ id }) => id)).toEqual([ID, null]);
  });
});

describe('too much', () => {
  test('P-131 S-42 forty frames at once are taken, the next are refused, and who goes on is closed 4508', async () => {
    await using world = await frozen();
    using client = new SocketClient(world.url, world.job);
    await client.opened;
    for (let count = 0; count < 40; count += 1) client.say({ type: 'pong' });
    client.say({ type: 'pause', id: ID });
    const refusal = await client.until(({ type }) => type === 'reply');
    expect(refusal).toMatchObject({ id: ID, ok: false, error: { code: 'RATE_LIMITED', retryable: true } });
    for (let count = 0; count < 20; count += 1) client.say({ type: 'pong' });
    expect(await client.closed).toEqual({ code: 4508, reason: 'too many frames' });
    expect(client.frames.at(-1)).toMatchObject({ type: 'bye', code: 4508 });
    expect((await storedJob(world, world.job)).status).toBe('running');
  });

  test('P-132 S-36 a frame of 64 KiB is read, a larger one closes 1009, in one piece or in many', async () => {
    await using world = await frozen();
    const path = `/ws/progress/${world.job}`;
    const padded = (bytes: number) => {
      const frame = `{"type":"pong","t":0${' '.repeat(bytes)}`;
      return `${frame.slice(0, bytes - 1)}}`;
    };
    using fits = new SocketClient(world.url, world.job);
    await fits.opened;
    fits.say(padded(64 * 1_024));
    expect((await fits.command({ type: 'feedback', text: 'taken' })).ok).toBe(true);
    expect(fits.frames.filter(({ ok }) => ok === false)).toEqual([]);
    using large = new SocketClient(world.url, world.job);
    await large.opened;
    large.say(padded(64 * 1_024 + 1));
    expect((await large.closed).code).toBe(1009);

    using many = new RawChannel(world.url, { path });
    await many.status;
    many.write(rawFrame(OPCODE.TEXT, 'x'.repeat(40_000), { fin: false }));
    many.write(rawFrame(0, 'x'.repeat(40_000)));
    expect(await many.closed).toBe(1009);
    using lying = new RawChannel(world.url, { path });
    await lying.status;
    lying.write(rawFrame(OPCODE.TEXT, '', { length: 2 ** 40 }));
    expect(await lying.closed).toBe(1009);
  });

  test('P-132 S-37 a binary frame closes 1003, text that is no UTF-8 1007, a frame against the rules 1002', async () => {
    await using world = await frozen();
    using binary = new SocketClient(world.url, world.job);
    await binary.opened;
    binary.socket.send(new Uint8Array([1, 2, 3]));
    expect(await binary.closed).toEqual({ code: 1003, reason: 'text frames only' });
    expect(binary.frames.at(-1)).toEqual({ type: 'bye', code: 1003, reason: 'text frames only' });

    const broken: [Uint8Array, number][] = [
      [rawFrame(OPCODE.TEXT, Uint8Array.of(0xc3, 0x28)), 1007],
      [rawFrame(OPCODE.TEXT, '{}', { masked: false }), 1002],
      [rawFrame(OPCODE.TEXT, '{}', { reserved: 2 }), 1002],
      [rawFrame(3, ''), 1002],
      [rawFrame(OPCODE.CLOSE, Uint8Array.of(0)), 1002],
      [rawFrame(OPCODE.PING, '', { fin: false }), 1002],
      [rawFrame(0, 'goes on from nothing'), 1002],
    ];
    for (const [bytes, code] of broken) {
      using channel = new RawChannel(world.url, { path: `/ws/progress/${world.job}` });
      await channel.status;
      channel.write(bytes);
      expect([await channel.closed, bytes]).toEqual([code, bytes]);
    }
  });
});
