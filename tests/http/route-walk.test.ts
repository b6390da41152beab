import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { streamPipeline } from '../support/stream-pipeline.ts';
import { openWorld } from '../support/world.ts';
import type { World } from '../support/world.ts';

const KEY = 'f3a9c1e07b5d42886a1fd0c3b7e94520';

/** What anybody may ask. The channel says who it is after the upgrade; before it, a plain request learns nothing. */
const PUBLIC = [
  '/',
  '/assets/:name',
  '/health',
  '/ready',
  '/swagger',
  '/swagger/json',
  '/swagger/channel.json',
  '/ws/progress/:id',
];
/** How a browser asks to be let in: with the key itself. */
const SIGN_IN = ['GET', 'POST', 'DELETE'].flatMap((method) => [`${method} /session`, `${method} /v1/session`]);
const isAsset = (path: string) => /^\/swagger\/[a-z0-9-]+\.(js|css|png)$/.test(path);

const pipelines = [streamPipeline(() => Promise.resolve())];

let world: World;
let canaries: World;

beforeAll(async () => {
  world = await openWorld({ pipelines, env: { BACKEND_API_KEY: KEY } });
  canaries = await openWorld({ pipelines });
});
afterAll(async () => {
  await world.close();
  await canaries.close();
});

const routesOf = ({ app }: World) => app.app.routes.filter(({ method }) => method !== 'OPTIONS');
const concrete = (path: string, id: string) => path.replace(/:[^/]+/g, id);

describe('every route', () => {
  test('answers 401 without credentials unless it is on the list of public ones', async () => {
    const open: string[] = [];
    for (const { method, path } of routesOf(world)) {
      // oxlint-disable-next-line no-await-in-loop
      const { status, body } = await world.call(method, concrete(path, 'job_00000000000000000000000000'));
      if (status === 401) expect(body).toMatchObject({ success: false, error: { code: 'UNAUTHORIZED' } });
      else open.push(path.endsWith('/session') ? `${method} ${path}` : path);
    }
    expect(open.filter((path) => !isAsset(path)).toSorted()).toEqual([...PUBLIC, ...SIGN_IN].toSorted());
  });

  test('S-76 answers the same for a job that is not there, however its id is written', async () => {
    const headers = { 'x-api-key': KEY };
    for (const { method, path } of routesOf(world).filter((route) => route.path.startsWith('/v1/jobs/:id'))) {
      for (const id of ['job_00000000000000000000000000', 'x', '%2e%2e%2fjobs', "'%20or%201=1--", '%00', '0']) {
        // oxlint-disable-next-line no-await-in-loop
        const answer = await world.call(method, concrete(path, id), method === 'GET' ? undefined : {}, headers);
        expect([path, id, [400, 404].includes(answer.status)]).toEqual([path, id, true]);
        expect(answer.body).toMatchObject({ success: false, request_id: answer.headers.get('x-request-id') });
      }
    }
  });

  test('S-105 keeps what it is given out of the log, the metrics and its failures', async () => {
    const canary = 'canaryd41d8cd98f';
    const given = { kind: canary, input: { text: canary, format: canary }, text: canary, id: canary, [canary]: 1 };
    const headers = {
      authorization: `Bearer ${canary}`,
      'x-api-key': canary,
      'idempotency-key': canary,
      'last-event-id': canary,
      'user-agent': canary,
      referer: `http://localhost/${canary}`,
    };
    for (const { method, path } of routesOf(canaries).filter((route) => !isAsset(route.path))) {
      const address = `${concrete(path, 'job_00000000000000000000000000')}?ticket=${canary}&text=${canary}`;
      // oxlint-disable-next-line no-await-in-loop
      await canaries.call(method, address, method === 'GET' ? undefined : given, headers);
    }
    const id = await canaries.post('stream', canary);
    expect((await canaries.call('GET', `/v1/jobs/${id}/events?since=${canary}`)).status).toBe(400);
    expect(canaries.logged.join('')).not.toContain(canary);
    expect((await canaries.call('GET', '/metrics')).body).not.toContain(canary);
  });
});
