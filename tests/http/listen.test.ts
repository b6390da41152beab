import { describe, expect, test } from 'bun:test';
import { Elysia } from 'elysia';
import { markUpgraded } from '../../src/http/exchange.ts';
import { listen } from '../../src/http/listen.ts';
import { operation } from '../../src/http/operation.ts';
import { httpServer } from '../support/http-server.ts';

describe('listen', () => {
  test('says in one line that the port is taken, and does not share it', async () => {
    await using server = httpServer();
    const second = listen(
      new Elysia().get('/', () => 'second'),
      { host: '127.0.0.1', port: server.port },
    );
    expect(second).toEqual({
      ok: false,
      message: `Port ${server.port} on 127.0.0.1 is taken: stop what uses it, or choose another PORT`,
    });
    expect((await server.fetch('/')).status).toBe(404);
  });

  test('says in one line that an address is none of this machine', () => {
    const listening = listen(new Elysia(), { host: '192.0.2.1', port: 0 });
    expect(listening).toMatchObject({ ok: false, message: expect.stringMatching(/^Cannot listen on 192\.0\.2\.1:0/) });
  });

  test('an upgrade goes through every layer and is logged as one', async () => {
    await using server = httpServer({
      routes: () =>
        new Elysia().get(
          '/socket/:id',
          ({ request, server: bun }) => {
            const data = { open: (ws: Bun.ServerWebSocket<unknown>) => void ws.send('hello') };
            if (bun?.upgrade(request, { data })) markUpgraded(request);
          },
          { detail: operation({ summary: 'Socket', tag: 'Test', public: true }) },
        ),
    });
    const socket = new WebSocket(`${server.url.replace('http', 'ws')}/socket/7`);
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    socket.addEventListener('message', ({ data }) => resolve(data));
    socket.addEventListener('error', reject);
    expect(await promise).toBe('hello');
    socket.close();
    expect(server.log.map((line) => JSON.parse(line))).toEqual([
      expect.objectContaining({ method: 'GET', route: '/socket/:id', path: '/socket/7', status: 101 }),
    ]);
  });
});
