import { expect, test } from 'bun:test';
import { openStore } from '../../../src/store/store.ts';
import { tempFolder } from '../../support/temp-folder.ts';

/** Floods a database from another process, kills that after `lines` acknowledgements, and returns what it said. */
async function killedFlood(path: string, round: number, lines: number): Promise<string[]> {
  const child = Bun.spawn([process.execPath, `${import.meta.dir}/../../support/flood-child.ts`, path, String(round)], {
    stdout: 'pipe',
    stderr: 'inherit',
  });
  let said = '';
  for await (const chunk of child.stdout.pipeThrough(new TextDecoderStream())) {
    said += chunk;
    if (said.split('\n').length > lines) child.kill('SIGKILL');
  }
  await child.exited;
  // The last line may be cut off in the middle of a key.
  return said.split('\n').slice(0, -1);
}

test('D1 killed with -9 under load, again and again: what was acknowledged is there, and every unit is whole', async () => {
  using folder = tempFolder();
  const path = folder.file('redraft.db');
  const acknowledged: string[] = [];
  for (let round = 0; round < 8; round += 1) acknowledged.push(...(await killedFlood(path, round, 1 + round * 150)));
  const store = await openStore({ url: path });
  const rows = await store.query({ sql: "select key from meta where key glob '*.*'", params: [] });
  const stored = new Set(rows.map(([key]) => String(key)));
  expect(acknowledged.length).toBeGreaterThan(8);
  expect(acknowledged.filter((key) => !stored.has(key) || !stored.has(`${key}+`))).toEqual([]);
  expect(stored.size % 2).toBe(0);
  expect(await store.query({ sql: 'pragma integrity_check', params: [] })).toEqual([['ok']]);
  await store.close();
}, 300_000);
