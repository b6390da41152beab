import { describe, expect, test } from 'bun:test';
import { probeRoutes } from '../../src/http/probes.ts';
import type { ReadinessCheck } from '../../src/http/probes.ts';
import { httpServer } from '../support/http-server.ts';
import { rawSocket } from '../support/raw-socket.ts';

const KEY = 'f3a9c1e07b5d42886a1fd0c3b7e94520';
const state = (name: string, ready: boolean, word: string): ReadinessCheck => ({
  name,
  check: () => ({ ready, state: word }),
});

function probed(checks: readonly ReadinessCheck[], draining = () => false, key?: string) {
  return httpServer({
    ...(key !== undefined && { key }),
    routes: ({ metrics }) => probeRoutes({ checks, draining, metrics }),
  });
}

describe('probes', () => {
  test('/health answers whatever the server depends on', async () => {
    await using server = probed([state('database', false, 'failing')], () => true, KEY);
    const answer = await server.fetch('/health');
    expect([answer.status, await answer.json()]).toMatchObject([200, { data: { status: 'ok' } }]);
  });

  test('/ready says the state of everything, and 503 when one is missing', async () => {
    const never: ReadinessCheck = { name: 'disk', check: () => Promise.reject(new Error('canary-aa01')) };
    await using fine = probed([state('database', true, 'ok'), state('refine', true, 'warming')]);
    expect(await (await fine.fetch('/ready')).json()).toMatchObject({
      data: { status: 'ready', checks: { database: 'ok', refine: 'warming' } },
    });
    await using broken = probed([state('database', true, 'ok'), never], () => false, KEY);
    const answer = await broken.fetch('/ready');
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
    expect(await answer.json()).toMatchObject({
      error: {
        code: 'UNAVAILABLE',
        details: [
          { path: 'database', message: 'ok' },
          { path: 'disk', message: 'failing' },
        ],
      },
    });
  });

  test('/ready is 503 from the moment the server drains', async () => {
    let draining = false;
    await using server = probed([state('database', true, 'ok')], () => draining);
    expect((await server.fetch('/ready')).status).toBe(200);
    draining = true;
    const answer = await server.fetch('/ready');
    expect([answer.status, await answer.json()]).toMatchObject([
      503,
      { error: { message: 'The server is shutting down.' } },
    ]);
  });

  test('S-108 /metrics asks for the key where there is one', async () => {
    await using closed = probed([], () => false, KEY);
    expect((await closed.fetch('/metrics')).status).toBe(401);
    const answer = await closed.fetch('/metrics', { headers: { 'x-api-key': KEY } });
    expect(answer.headers.get('content-type')).toStartWith('text/plain; version=');
    expect(await answer.text()).toContain(
      'http_server_request_duration_seconds_count{method="GET",route="/metrics",status="401"} 1',
    );
    await using open = probed([]);
    expect((await open.fetch('/metrics')).status).toBe(200);
  });

  test('S-19 a hundred connections that say their headers slowly keep nobody else waiting', async () => {
    await using server = probed([]);
    const slow = Array.from({ length: 100 }, () => rawSocket(server.port));
    for (const socket of slow) socket.send('GET /health HTTP/1.1\r\nHost: loc');
    for (let i = 0; i < 20; i++) {
      for (const socket of slow) socket.send('a');
      // oxlint-disable-next-line no-await-in-loop
      expect((await server.fetch('/health')).status).toBe(200);
    }
    for (const socket of slow) socket[Symbol.dispose]();
  });
});
