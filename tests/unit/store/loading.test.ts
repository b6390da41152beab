import { expect, test } from 'bun:test';
import { startChild } from '../../support/child.ts';
import { tempFolder } from '../../support/temp-folder.ts';

test('only a server address loads the libSQL client', async () => {
  using folder = tempFolder();
  const loadedFor = async (url: string) => {
    await using child = await startChild('loaded-child.ts', url);
    return Number(child.line);
  };
  expect(await loadedFor(folder.file('redraft.db'))).toBe(0);
  expect(await loadedFor(':memory:')).toBe(0);
  expect(await loadedFor('http://127.0.0.1:1')).toBeGreaterThan(0);
});
