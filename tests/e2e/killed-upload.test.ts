import { expect, test } from 'bun:test';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ServerProcess } from '../support/server-process.ts';
import { tempFolder } from '../support/temp-folder.ts';

const HEAD = '--b\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\n';
const headers = { 'content-type': 'multipart/form-data; boundary=b' };

test('S-92 an upload under which the server is killed leaves nothing, and what was kept before stays', async () => {
  using folder = tempFolder();
  const server = await ServerProcess.start({ folder: folder.path });
  const onDisk = () => readdir(join(folder.path, 'data', 'files')).catch(() => []);
  const kept = await fetch(`${server.url}/v1/files/upload`, {
    method: 'POST',
    body: `${HEAD}kept\r\n--b--\r\n`,
    headers,
  });
  expect(kept.status).toBe(201);
  const before = await onDisk();
  expect(before).toHaveLength(1);

  const body = new ReadableStream<Uint8Array>({ start: (to) => to.enqueue(Buffer.from(`${HEAD}half of it`)) });
  const sent = fetch(`${server.url}/v1/files/upload`, { method: 'POST', body, headers }).catch(() => undefined);
  while (!(await onDisk()).some((name) => name.endsWith('.part'))) await new Promise(setImmediate);
  await server.end('SIGKILL');
  await sent;
  expect(await onDisk()).toHaveLength(2);

  const again = await ServerProcess.start({ folder: folder.path });
  expect(await onDisk()).toEqual(before);
  const listed = await (await fetch(`${again.url}/v1/files`)).text();
  expect(JSON.parse(listed).data.items).toHaveLength(1);
  await again.end('SIGTERM');
}, 60_000);
