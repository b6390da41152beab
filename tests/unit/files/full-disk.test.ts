import { expect, test } from 'bun:test';
import { readdir } from 'node:fs/promises';
import { diskFolder } from '../../../src/files/file-folder.ts';
import { FILE_LIMITS, Files } from '../../../src/files/files.ts';
import { StoreError } from '../../../src/store/store-error.ts';
import { openStore } from '../../../src/store/store.ts';
import { tempFolder } from '../../support/temp-folder.ts';

test('a disk without room says so, and nothing of the upload is kept', async () => {
  using folder = tempFolder();
  const store = await openStore({ url: ':memory:' });
  const disk = diskFolder(folder.path);
  const noRoom = () => {
    throw new StoreError('full', 'no room for a file');
  };
  const full = async (id: string) => Object.assign(await disk.create(id), { write: noRoom });
  const files = new Files({ store, folder: { ...disk, create: full }, limits: FILE_LIMITS, now: Date.now });
  const incoming = async function* () {
    yield { name: 'a.txt', type: '', bytes: new Blob(['text']).stream() };
  };
  await expect(files.upload('local', incoming())).rejects.toMatchObject({ fault: 'full' });
  expect(await readdir(folder.path)).toEqual([]);
  expect((await files.list('local', 10)).rows).toEqual([]);
  await store.close();
});
