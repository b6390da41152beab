import { Database } from 'bun:sqlite';
import { expect, setDefaultTimeout, test } from 'bun:test';
import { cpSync, mkdirSync } from 'node:fs';
import { streamPipeline } from '../support/stream-pipeline.ts';
import { SocketClient } from '../support/socket-client.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { uploaded } from '../support/upload.ts';
import { openWorld } from '../support/world.ts';

setDefaultTimeout(60_000);

const doc = await Bun.file(`${import.meta.dir}/../../docs/OPERATIONS.md`).text();
const [, command = ''] = /^## Backup\n[^#]*?```sh\n(.+)\n```/m.exec(doc) ?? [];

test('the backup of docs/OPERATIONS.md, made while the server works, holds its jobs and files', async () => {
  using folder = tempFolder();
  const [home, copy] = [folder.file('home'), folder.file('copy')];
  mkdirSync(`${copy}/data`, { recursive: true });
  const pipelines = [streamPipeline(() => Promise.resolve())];
  const world = await openWorld({ pipelines, folder: home });
  const [file] = await uploaded(world, [['kept.txt', 'A file to keep.']]);
  const job = await world.post('stream', 'one\ntwo');
  const client = new SocketClient(world.url, job, { hello: { since: 'start' } });
  await client.until(({ type }) => type === 'stream_end');

  const shell = command
    .replace('data/redraft.db', `${home}/data/redraft.db`)
    .replace(' backup.db', ` ${copy}/data/redraft.db`);
  const made = Bun.spawnSync(['sh', '-c', shell.replace(/^bun/, process.execPath)]);
  expect([made.exitCode, made.stderr.toString()]).toEqual([0, '']);
  cpSync(`${home}/data/files`, `${copy}/data/files`, { recursive: true });
  const before = await world.call('GET', `/v1/jobs/${job}`);
  await world.close();

  await using restored = await openWorld({ pipelines, folder: copy });
  const after = await restored.call('GET', `/v1/jobs/${job}`);
  expect(after.body.data.snapshot).toEqual(before.body.data.snapshot);
  expect(after.body.data.cursor).not.toBe(before.body.data.cursor);
  expect((await restored.call('GET', file.links.download)).body).toBe('A file to keep.');
});

test('the update of docs/OPERATIONS.md gives a database another generation', () => {
  const [, sql = ''] = /`(update meta set .+?)`/.exec(doc) ?? [];
  using database = new Database(':memory:');
  database.run('create table meta (key text primary key, value text)');
  database.run("insert into meta values ('generation', 'aaaa')");
  expect(database.run(sql).changes).toBe(1);
});
