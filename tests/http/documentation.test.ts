import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import type { z } from 'zod';
import { serverFrameSchemas } from '../../src/protocol/frames/frame-schema.ts';
import { MODELS } from '../../src/routes/models.ts';
import { SocketClient } from '../support/socket-client.ts';
import { streamPipeline } from '../support/stream-pipeline.ts';
import { openWorld } from '../support/world.ts';
import type { Json, World } from '../support/world.ts';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];
/** What every piece of a text waits for. */
let told = Promise.resolve();
const pipelines = [streamPipeline(() => told)];

let world: World;
let document: Json;
let channel: Json;

beforeAll(async () => {
  world = await openWorld({ pipelines });
  document = (await world.call('GET', '/swagger/json')).body;
  channel = (await world.call('GET', '/swagger/channel.json')).body;
});
afterAll(() => world.close());

/** Every `$ref` in a document that points at nothing. */
function dangling(root: Json): string[] {
  const missing: string[] = [];
  JSON.stringify(root, (key, value) => {
    if (key !== '$ref') return value;
    const parts = String(value)
      .slice(2)
      .split('/')
      .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
    if (parts.reduce((at: Json, part) => at?.[part], root) === undefined) missing.push(value);
    return value;
  });
  return missing;
}

const operations = (): [string, Json][] =>
  Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item ?? {}).map(([method, operation]): [string, Json] => [
      `${method.toUpperCase()} ${path}`,
      operation,
    ]),
  );

describe('OpenAPI', () => {
  test('describes every route that is served, and no other', () => {
    const served = world.app.app.routes
      .filter(({ hooks }) => hooks.detail?.hide !== true)
      .map(({ method, path }) => `${method} ${path.replace(/:([^/]+)/g, '{$1}')}`);
    expect(
      operations()
        .map(([name]) => name)
        .toSorted(),
    ).toEqual(served.toSorted());
    expect(served).toContain('POST /v1/jobs');
  });

  test('hides nothing but the files of its own page, and the web client', () => {
    const hidden = world.app.app.routes.filter(({ hooks }) => hooks.detail?.hide === true).map(({ path }) => path);
    for (const path of hidden) expect(path).toMatch(/^\/(swagger\/[a-z0-9-]+\.(js|css|png)|assets\/:name)?$/);
  });

  test('refers to nothing that is not there, and has one id an operation', () => {
    expect(dangling(document)).toEqual([]);
    const ids = operations().map(([, { operationId }]) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('says of every operation what it is, what comes back and how it fails', () => {
    for (const [name, operation] of operations()) {
      expect([name, typeof operation.summary, operation.tags?.length]).toEqual([name, 'string', 1]);
      const statuses = Object.keys(operation.responses);
      expect([name, statuses.some((status) => Number(status) < 300)]).toEqual([name, true]);
      expect([name, statuses.includes('500')]).toEqual([name, true]);
      const open = Array.isArray(operation.security) && operation.security.length === 0;
      const asksForKey = !open || /^POST (\/v1)?\/session$/.test(name);
      expect([name, statuses.includes('401')]).toEqual([name, asksForKey]);
    }
  });

  test('offers JSON bodies only, but for files, and knows that some may be left out', () => {
    for (const [name, { requestBody }] of operations()) {
      const type = name.endsWith('/upload') ? 'multipart/form-data' : 'application/json';
      if (requestBody) expect([name, Object.keys(requestBody.content)]).toEqual([name, [type]]);
    }
    expect(document.paths['/v1/jobs'].post.requestBody.required).toBe(true);
    expect(document.paths['/v1/jobs/{id}/cancel'].post.requestBody.required).toBe(false);
  });

  test('puts the paths without a version under a heading of their own', () => {
    expect(document.paths['/v1/jobs'].get.tags).toEqual(['Jobs']);
    expect(document.paths['/jobs'].get.tags).toEqual(['Without a version']);
    expect(document.paths['/health'].get.tags).toEqual(['Operations']);
  });
});

describe('Swagger page', () => {
  test('S-55 loads everything from here and runs nothing inline', async () => {
    const page = await world.call('GET', '/swagger');
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    expect(page.body).not.toMatch(/<script(?![^>]* src=)|<style|\son[a-z]+=|\sstyle=|https?:/i);
    const sources = [...String(page.body).matchAll(/(?:src|href)="([^"]+)"/g)].map(([, source]) => source ?? '');
    expect(sources).toHaveLength(5);
    for (const source of sources) {
      // oxlint-disable-next-line no-await-in-loop
      const loaded = await fetch(world.url + source);
      expect([source, loaded.status]).toEqual([source, 200]);
      expect(loaded.headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  test('its style sheet fetches nothing from elsewhere', async () => {
    const css = await (await fetch(`${world.url}/swagger/swagger-ui.css`)).text();
    const schemes = [...css.matchAll(/url\(["']?([^)]{0,5})/g)].map(([, start]) => start);
    expect(new Set(schemes)).toEqual(new Set(['data:']));
    expect(css).not.toContain('@import');
  });

  test('S-108 asks for the key in production', async () => {
    const key = 'f3a9c1e07b5d42886a1fd0c3b7e94520';
    const production = await openWorld({ pipelines, env: { NODE_ENV: 'production', BACKEND_API_KEY: key } });
    for (const path of ['/swagger', '/swagger/json', '/swagger/channel.json', '/swagger/swagger-ui.css', '/metrics']) {
      // oxlint-disable-next-line no-await-in-loop
      expect([path, (await production.call('GET', path)).status]).toEqual([path, 401]);
      // oxlint-disable-next-line no-await-in-loop
      const opened = await production.call('GET', path, undefined, { 'x-api-key': key });
      expect([path, opened.status]).toEqual([path, 200]);
    }
    await production.close();
  });
});

/** What a schema keeps of a value: all of it, when the value holds nothing that the schema does not know. */
const kept = (schema: z.ZodType, value: unknown) => schema.parse(value);

describe('channel', () => {
  test('has a message for every frame of either side, and refers to nothing that is not there', () => {
    const { messages } = channel.components;
    for (const type of Object.keys(serverFrameSchemas)) expect(messages[`server_${type}`].payload).toBeObject();
    for (const type of ['hello', 'pong', 'cancel', 'pause', 'resume', 'feedback', 'respond']) {
      expect(messages[`client_${type}`].payload.properties.type.const).toBe(type);
    }
    expect(dangling(channel)).toEqual([]);
  });

  test('describes the frames that really come, to the last member', async () => {
    // Of a block that is complete nobody is sent how it was written.
    const heard = Promise.withResolvers<void>();
    told = heard.promise;
    const id = await world.post('stream', 'one\ntwo');
    const client = new SocketClient(world.url, id, { hello: { since: 'start' } });
    await client.until(({ type }) => type === 'block_start');
    heard.resolve();
    await client.until(({ type }) => type === 'stream_end');
    const late = new SocketClient(world.url, id, { hello: {} });
    await late.until(({ type }) => type === 'stream_end');
    const frames = [...client.frames, ...late.frames];
    for (const frame of frames) {
      const schema = Object.entries(serverFrameSchemas).find(([type]) => type === frame.type)?.[1];
      expect(schema).toBeDefined();
      if (schema) expect(kept(schema, frame)).toEqual(frame);
    }
    expect(frames.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['connected', 'snapshot', 'content', 'done']),
    );
  });
});

describe('models', () => {
  test('describe the answers that really come, to the last member', async () => {
    const made = await world.call('POST', '/v1/jobs', { kind: 'stream', input: { text: 'one' } });
    const { id } = made.body.data.job;
    await new SocketClient(world.url, id, { hello: {} }).until(({ type }) => type === 'stream_end');
    for (const [model, answer] of [
      [MODELS.AcceptedJob, made],
      [MODELS.JobPage, await world.call('GET', '/v1/jobs?limit=1')],
      [MODELS.JobSnapshot, await world.call('GET', `/v1/jobs/${id}`)],
      [MODELS.JobStatus, await world.call('GET', `/v1/jobs/${id}/status`)],
      [MODELS.PolledEvents, await world.call('GET', `/v1/jobs/${id}/events?since=start`)],
      [MODELS.PolledEvents, await world.call('GET', `/v1/jobs/${id}/events`)],
      [MODELS.Ticket, await world.call('POST', `/v1/jobs/${id}/tickets`)],
      [MODELS.DeletedJob, await world.call('DELETE', `/v1/jobs/${id}`)],
    ] as const) {
      expect(kept(model, answer.body.data)).toEqual(answer.body.data);
    }
  });
});

test('every documented method is one that a client can send', () => {
  for (const [name] of operations()) expect(METHODS).toContain((name.split(' ')[0] ?? '').toLowerCase());
});
