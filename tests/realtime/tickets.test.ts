import { describe, expect, test } from 'bun:test';
import { SocketClient } from '../support/socket-client.ts';
import { openStreamWorld, type StreamWorldOptions } from '../support/stream-world.ts';

const KEY = 'k'.repeat(40);
const BY_KEY = { 'x-api-key': KEY };
const isConnected = ({ type }: { type: string }) => type === 'connected';

async function locked(options: StreamWorldOptions = {}) {
  const world = await openStreamWorld({ ...options, env: { BACKEND_API_KEY: KEY } });
  const start = async (): Promise<string> => {
    const { body } = await world.call('POST', '/v1/jobs', { kind: 'stream', input: { text: 'one' } }, BY_KEY);
    return body.data.job.id;
  };
  const job = await start();
  const ticketFor = async (id: string): Promise<string> => {
    const { status, body } = await world.call('POST', `/v1/jobs/${id}/tickets`, undefined, BY_KEY);
    expect(status).toBe(200);
    return body.data.ticket;
  };
  return { ...world, start, job, ticketFor };
}

describe('a ticket', () => {
  test('P-86 opens a socket once, in the address or in the hello, with the scopes of who asked for it', async () => {
    await using world = await locked();
    using inAddress = new SocketClient(world.url, world.job, {
      query: `?ticket=${await world.ticketFor(world.job)}`,
      hello: {},
    });
    expect((await inAddress.until(isConnected)).scopes).toEqual(['read', 'control']);
    const ticket = await world.ticketFor(world.job);
    using inHello = new SocketClient(world.url, world.job, { hello: { ticket } });
    await inHello.until(isConnected);
    using again = new SocketClient(world.url, world.job, { hello: { ticket } });
    expect((await again.closed).code).toBe(4401);
  });

  test('P-84 P-86 in the address is enough: no hello is needed', async () => {
    await using world = await locked({ tuning: { channelLimits: { bareClientMs: 0 } } });
    using client = new SocketClient(world.url, world.job, { query: `?ticket=${await world.ticketFor(world.job)}` });
    await client.until(({ type }) => type === 'live');
  });

  test('P-87 S-29 of a hundred sockets that come with it at once, one lives', async () => {
    await using world = await locked();
    const ticket = await world.ticketFor(world.job);
    const clients = Array.from({ length: 100 }, () => new SocketClient(world.url, world.job, { hello: { ticket } }));
    const ends = await Promise.all(
      clients.map((client) => Promise.race([client.closed.then(({ code }) => code), client.until(isConnected)])),
    );
    expect(ends.filter((end) => end === 4401)).toHaveLength(99);
    expect(ends.filter((end) => typeof end === 'object')).toHaveLength(1);
    for (const client of clients) client.close();
  });

  test('P-86 S-30 lives for thirty seconds', async () => {
    let now = 1_000_000;
    await using world = await locked({ tuning: { now: () => now } });
    const { body } = await world.call('POST', `/v1/jobs/${world.job}/tickets`, undefined, BY_KEY);
    expect(body.data.expires_at).toBe(now + 30_000);
    const later = await world.ticketFor(world.job);
    now += 29_999;
    using early = new SocketClient(world.url, world.job, { hello: { ticket: later } });
    await early.until(isConnected);
    now += 1;
    using late = new SocketClient(world.url, world.job, { hello: { ticket: body.data.ticket } });
    expect((await late.closed).code).toBe(4401);
  });

  test('P-86 is good for its job and no other, and is not used up there', async () => {
    await using world = await locked();
    const other = await world.start();
    const ticket = await world.ticketFor(world.job);
    using wrong = new SocketClient(world.url, other, { hello: { ticket } });
    expect((await wrong.closed).code).toBe(4401);
    using right = new SocketClient(world.url, world.job, { hello: { ticket } });
    await right.until(isConnected);
  });

  test('P-86 is stored as a hash, and is for WebSocket alone', async () => {
    await using world = await locked();
    const ticket = await world.ticketFor(world.job);
    const rows = await world.app.services.store.query({ sql: 'select * from tickets', params: [] });
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(ticket);
    const stream = await world.call('GET', `/v1/jobs/${world.job}/events?ticket=${ticket}`);
    expect(stream.status).toBe(401);
  });
});
