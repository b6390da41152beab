import { expect, test } from 'bun:test';
import { mkdir } from 'node:fs/promises';
import { destinations } from '../../../src/cli/destination.ts';
import { tempFolder } from '../../support/temp-folder.ts';

test('a folder for several files is not called like a file, unless it is there or meant', async () => {
  using folder = tempFolder();
  const files = ['a.md', 'b.md'];
  for (const output of ['b.out', 'two.md']) {
    // oxlint-disable-next-line no-await-in-loop
    expect(await destinations(files, folder.file(output))).toEqual({
      ok: false,
      problem: `${folder.file(output)} is called like a file, and several files need a folder: -o ${folder.file(output)}/ makes one.`,
    });
  }
  await mkdir(folder.file('v1.2'));
  for (const output of ['v1.2', 'b.out/', 'out']) {
    // oxlint-disable-next-line no-await-in-loop
    expect(await destinations(files, `${folder.path}/${output}`)).toMatchObject({ ok: true });
  }
});
