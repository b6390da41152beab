import { expect, setDefaultTimeout, test } from 'bun:test';
import { followSocket } from '../support/followers.ts';
import { ServerProcess } from '../support/server-process.ts';
import { tempFolder } from '../support/temp-folder.ts';
import type { Json } from '../support/world.ts';

/** Programs are started here, and some load an engine: a slow machine takes its time. */
setDefaultTimeout(300_000);

test('P-53 kill -9 after the answer keeps the decision, and what can be taken back', async () => {
  using folder = tempFolder();
  const text = 'I have recieved teh mesage.';
  let server = await ServerProcess.start({ folder: folder.path });
  const call = async (method: string, path: string, body?: Json): Promise<Json> => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(server.url + path, { method, ...(body && { headers, body: JSON.stringify(body) }) });
    return answer.headers.get('content-type')?.startsWith('application/json') ? answer.json() : answer.text();
  };
  const { job } = (await call('POST', '/v1/jobs', { kind: 'refine', input: { text } })).data;
  await followSocket(server.url, job.id);
  const corrected: string = await call('GET', `/v1/jobs/${job.id}/result`);
  expect(corrected).not.toBe(text);
  const decided = await call('PUT', `/v1/jobs/${job.id}/changes`, { filter: {}, decision: 'rejected' });
  await server.end('SIGKILL');

  server = await ServerProcess.start({ folder: folder.path });
  expect(await call('GET', `/v1/jobs/${job.id}/result`)).toBe(text);
  expect((await call('GET', `/v1/jobs/${job.id}`)).data.job.decisions_rev).toBe(decided.data.decisions_rev);
  const undone = await call('POST', `/v1/jobs/${job.id}/changes/undo`);
  expect(undone.data).toEqual({ decisions_rev: 2, changed: decided.data.changed });
  await server.end('SIGKILL');

  server = await ServerProcess.start({ folder: folder.path });
  expect(await call('GET', `/v1/jobs/${job.id}/result`)).toBe(corrected);
  expect(await server.end('SIGTERM')).toBe(0);
});
