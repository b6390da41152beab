import { expect, test } from 'bun:test';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { textPieces } from '../../../src/documents/text-pieces.ts';
import { writeWhole } from '../../../src/store/whole-file.ts';
import { tempFolder } from '../../support/temp-folder.ts';

test('a file is its pieces, in a folder that is made for it', async () => {
  using folder = tempFolder();
  const path = join(folder.path, 'new', 'text.md');
  const text = `${'a😀ä'.repeat(1_000)}`;
  for (const units of [1, 2, 3, 1_000, 10_000]) {
    await writeWhole(path, textPieces(text, units));
    expect(readFileSync(path, 'utf8')).toBe(text);
  }
  await writeWhole(path, textPieces('', 10));
  expect(readFileSync(path, 'utf8')).toBe('');
  expect(readdirSync(join(folder.path, 'new'))).toEqual(['text.md']);
});

test('what could not be written whole is not there', async () => {
  using folder = tempFolder();
  const path = join(folder.path, 'text.md');
  function* broken() {
    yield 'half';
    throw new Error('no more');
  }
  await expect(writeWhole(path, broken())).rejects.toThrow('no more');
  expect(existsSync(path)).toBe(false);
});
