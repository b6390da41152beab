import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { join } from 'node:path';
import { quotingWriter } from '../../src/engines/quoting/quoting-writer.ts';
import { chatPipeline } from '../../src/pipelines/chat/chat-pipeline.ts';
import { SocketClient } from '../support/socket-client.ts';
import { uploaded } from '../support/upload.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let ships: string;
beforeAll(async () => {
  world = await openWorld({ pipelines: [chatPipeline(quotingWriter())] });
  const [file] = await uploaded(world, [['ships.md', 'The jib is the triangular sail in front of the mast.\n']]);
  ships = file?.id ?? '';
});
afterAll(() => world.close());

const ask = (body: object) => world.call('POST', '/v1/chat', body);

describe('a file that is not there', () => {
  const gone = 'file_00000000-0000-4000-8000-000000000000';

  test('is refused by its place, and nothing is asked', async () => {
    const { status, body } = await ask({ message: 'What is a jib?', files: [ships, gone] });
    expect([status, body.error.code]).toEqual([400, 'VALIDATION_ERROR']);
    expect(body.error.details).toEqual([{ path: 'files.1', message: `There is no such file: ${gone}` }]);
    const input = { message: 'What is a jib?', files: [gone] };
    const posted = await world.call('POST', '/v1/jobs', { kind: 'chat', input });
    expect([posted.status, posted.body.error.details[0].path]).toEqual([400, 'input.files.0']);
    const flat = await world.call('POST', '/api/chat', { message: 'What is a jib?', files: [gone] });
    expect(flat.status).toBe(400);
  });

  test('to be read before, and cannot be read when its turn is run again, is named with the reason', async () => {
    const [lost] = await uploaded(world, [['lost.md', 'A spar is a pole.\n']]);
    const { job } = (await ask({ message: 'What is a spar?', files: [lost?.id] })).body.data;
    await Bun.write(join(world.folder, 'data', 'files', lost?.id), new Uint8Array([0x41, 0xff, 0xff, 0x0a]));
    const { body } = await world.call('POST', `/v1/jobs/${job.id}/retry`);
    const client = new SocketClient(world.url, body.data.job.id, { hello: { since: 'start' } });
    await client.closed;
    const message = '“lost.md” was not read. The file is not the text that its beginning promised.';
    expect(client.state.warnings).toMatchObject([{ code: 'file_unread', message }]);
  });

  test('any more does not keep a conversation from going on with the others', async () => {
    const [jib, lost] = await uploaded(world, [
      ['jib.md', 'A jib is a sail.\n'],
      ['lost.md', 'A spar is a pole.\n'],
    ]);
    const first = await ask({ message: 'What is a jib?', files: [jib?.id, lost?.id] });
    const { conversation_id } = first.body.data;
    await world.call('DELETE', `/v1/files/${lost?.id}`);
    const next = await ask({ message: 'What is a jib, again?', conversation_id });
    expect(next.status).toBe(200);
    expect(next.body.data.answer).toMatchObject({
      sources: [{ title: 'jib.md' }],
      warnings: [{ code: 'file_unread', message: '“lost.md” was not read. There is no such file.' }],
    });
    const retried = await world.call('POST', `/v1/jobs/${first.body.data.job.id}/retry`);
    expect(retried.status).toBe(202);
  });
});

test('a conversation whose file was deleted is told so by its name, and not that there is no model', async () => {
  const [lost] = await uploaded(world, [['lost.md', 'A spar is a pole.\n']]);
  const { conversation_id } = (await ask({ message: 'What is a jib?', files: [lost?.id] })).body.data;
  await world.call('DELETE', `/v1/files/${lost?.id}`);
  for (const path of ['/v1/chat', '/api/chat']) {
    const next = await world.call('POST', path, { message: 'And a spar?', conversation_id });
    expect([next.status, next.body.error]).toEqual([
      404,
      {
        code: 'NOT_FOUND',
        message:
          'The file of this conversation is not there any more: “lost.md”. Name others in `files`, or upload it again.',
        details: [{ path: 'files', message: '“lost.md” is not there any more' }],
      },
    ]);
  }
  const others = await ask({ message: 'What is a jib?', conversation_id, files: [ships] });
  expect(others.body.data.answer).toMatchObject({ sources: [{ title: 'ships.md' }], warnings: [] });
});

test('a file that is too large to be read is kept, and refused by its place', async () => {
  const [large] = await uploaded(world, [['large.md', 'A sail. \n'.repeat(2 ** 21)]]);
  const message = `The file has more than the 16777216 bytes that a job takes: ${large?.id}`;
  const { status, body } = await ask({ message: 'What is a sail?', files: [ships, large?.id] });
  expect([status, body.error.code, body.error.details]).toEqual([
    400,
    'VALIDATION_ERROR',
    [{ path: 'files.1', message }],
  ]);
  const input = { message: 'What is a sail?', files: [large?.id] };
  const posted = await world.call('POST', '/v1/jobs', { kind: 'chat', input });
  expect([posted.status, posted.body.error.details]).toEqual([400, [{ path: 'input.files.0', message }]]);
  const misplaced = await world.call('POST', '/v1/jobs', { kind: 'chat', input: { message: 'x', fileId: ships } });
  const unknown = { path: 'input', message: 'has no member “fileId”' };
  expect([misplaced.status, misplaced.body.error.details]).toEqual([400, [unknown]]);
});

test('a file that is gone when it is to be read is told by its name', async () => {
  const [spars] = await uploaded(world, [['spars.md', 'A spar is a pole.\n']]);
  const first = (await ask({ message: 'What is a spar?', files: [spars?.id, ships] })).body.data;
  await world.call('DELETE', `/v1/files/${spars?.id}`);
  const again = (await world.call('POST', `/v1/jobs/${first.job.id}/retry`)).body.data;
  using client = new SocketClient(world.url, again.job.id, { hello: { since: 'start' } });
  await client.closed;
  expect(client.state.warnings.map(({ message }) => message)).toEqual([
    '“spars.md” was not read. There is no such file.',
  ]);
});
