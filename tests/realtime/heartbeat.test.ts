import { describe, expect, spyOn, test } from 'bun:test';
import { Connection } from '../../src/realtime/sockets/connection.ts';
import { OPCODE, RawChannel, rawFrame } from '../support/raw-channel.ts';
import { openStreamWorld } from '../support/stream-world.ts';

/** A server whose clock the test moves, and a client that answers nothing by itself. */
async function quiet({ hello }: { hello: boolean }) {
  let clock = 0;
  const world = await openStreamWorld({
    tuning: { clock: () => clock, channelLimits: { bareClientMs: hello ? 10_000 : 0 } },
  });
  const job = await world.post('stream', 'one');
  const channel = new RawChannel(world.url, { path: `/ws/progress/${job}` });
  await channel.status;
  if (hello) channel.say({ type: 'hello' });
  await channel.until(({ type }) => type === 'live');
  return {
    ...world,
    channel,
    /** Moves the clock and lets the server look at its connections. */
    at(ms: number) {
      clock = ms;
      world.app.services.registry.sweep(clock);
    },
    pings: async (count: number) => {
      const pings = () => channel.frames.filter(({ opcode }) => opcode === OPCODE.PING).length;
      while (pings() < count) await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

describe('silence', () => {
  test('P-106 P-141 after 20 s there is a ping, and one in JSON for who said hello', async () => {
    await using world = await quiet({ hello: true });
    world.at(19_999);
    world.at(20_000);
    world.at(20_001);
    await world.pings(1);
    expect(await world.channel.until(({ type }) => type === 'ping')).toEqual({ type: 'ping', t: 20_000 });
    world.channel.say({ type: 'resume', id: crypto.randomUUID() });
    await world.channel.until(({ type }) => type === 'reply');
    expect(world.channel.frames.filter(({ opcode }) => opcode === OPCODE.PING)).toHaveLength(1);
    expect(world.channel.texts.filter((text) => text.includes('"ping"'))).toHaveLength(1);
  });

  test('P-141 who said no hello gets no JSON ping', async () => {
    await using world = await quiet({ hello: false });
    world.at(20_000);
    await world.pings(1);
    expect(world.channel.texts.filter((text) => text.includes('"ping"'))).toEqual([]);
  });

  test('P-107 P-142 S-45 after 30 s the server says bye 4504', async () => {
    await using world = await quiet({ hello: true });
    world.at(20_000);
    world.at(29_999);
    expect(world.app.services.registry.size).toBe(1);
    world.at(30_000);
    expect(await world.channel.closed).toBe(4504);
    expect(JSON.parse(world.channel.texts.at(-1) ?? '')).toEqual({
      type: 'bye',
      code: 4504,
      reason: 'no sign of life',
      retry_after_ms: [500, 8_000],
    });
    expect(world.app.services.registry.size).toBe(0);
  });

  test.each([
    ['a pong of the protocol', rawFrame(OPCODE.PONG, '')],
    ['a pong in JSON', rawFrame(OPCODE.TEXT, '{"type":"pong","t":20000}')],
    ['even a bad frame', rawFrame(OPCODE.TEXT, 'x')],
  ])('P-140 %s is a sign of life', async (_what, bytes) => {
    await using world = await quiet({ hello: true });
    world.at(20_000);
    await world.pings(1);
    const heard = spyOn(Connection.prototype, 'heard');
    world.channel.write(bytes);
    while (heard.mock.calls.length === 0) await new Promise((resolve) => setImmediate(resolve));
    heard.mockRestore();
    world.at(49_999);
    await world.pings(2);
    expect(world.app.services.registry.size).toBe(1);
    world.at(50_000);
    expect(await world.channel.closed).toBe(4504);
  });
});
