import { expect, test } from 'bun:test';
import { MOST_FILE_BYTES } from '../../../src/jobs/file-input.ts';
import { fileNames } from '../../../src/web/ask/files/file-names.ts';
import { MOST_READ_BYTES } from '../../../src/web/ask/files/sizes.ts';

test('files of one name are told apart by a number, the oldest has none, and a newer one changes no other', () => {
  const notes = (id: string) => ({ id, name: 'notes.md' });
  const files = [notes('c'), { id: 'x', name: 'ships.md' }, notes('b'), notes('a')];
  const names = new Map([
    ['a', 'notes.md'],
    ['b', 'notes.md (2)'],
    ['x', 'ships.md'],
    ['c', 'notes.md (3)'],
  ]);
  expect(fileNames(files)).toEqual(names);
  expect(fileNames([notes('d'), ...files])).toEqual(new Map([...names, ['d', 'notes.md (4)']]));
});

test('the page offers to read what the server reads', () => {
  expect(MOST_READ_BYTES).toBe(MOST_FILE_BYTES);
});
