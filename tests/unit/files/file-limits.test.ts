import { expect, test } from 'bun:test';
import { readdir } from 'node:fs/promises';
import { diskFolder } from '../../../src/files/file-folder.ts';
import { FILE_LIMITS, Files, type FileLimits } from '../../../src/files/files.ts';
import { openStore } from '../../../src/store/store.ts';
import { tempFolder } from '../../support/temp-folder.ts';

async function openFiles(limits: Partial<FileLimits>) {
  const folder = tempFolder();
  const store = await openStore({ url: ':memory:' });
  const disk = diskFolder(folder.path);
  return {
    files: new Files({ store, folder: disk, limits: { ...FILE_LIMITS, ...limits }, now: Date.now }),
    onDisk: () => readdir(folder.path),
    async [Symbol.asyncDispose]() {
      await store.close();
      folder[Symbol.dispose]();
    },
  };
}

async function* sent(text: string) {
  yield { name: 'a.txt', type: '', bytes: new Blob([text]).stream() };
}

test('a file of the largest size is taken, one byte more is not', async () => {
  await using world = await openFiles({ file: 10 });
  expect(await world.files.upload('local', sent('0123456789'))).toMatchObject({ ok: true });
  expect(await world.files.upload('local', sent('0123456789a'))).toMatchObject({ ok: false, reason: 'too_large' });
  expect(await world.onDisk()).toHaveLength(1);
});

test('so many uploads are taken at once, and the next one when one of them is over', async () => {
  await using world = await openFiles({ uploads: 1 });
  const { promise: held, resolve: go } = Promise.withResolvers<void>();
  const first = world.files.upload(
    'local',
    (async function* () {
      await held;
      yield* sent('one');
    })(),
  );
  expect(await world.files.upload('local', sent('two'))).toMatchObject({ ok: false, reason: 'busy' });
  go();
  expect(await first).toMatchObject({ ok: true });
  expect(await world.files.upload('local', sent('three'))).toMatchObject({ ok: true });
});

test("S-74 another's file is a file that does not exist", async () => {
  await using world = await openFiles({});
  const uploaded = await world.files.upload('ann', sent('hers'));
  const id = uploaded.ok ? (uploaded.files[0]?.id ?? '') : '';
  expect(await world.files.text('ann', id, 100)).toMatchObject({ ok: true, text: 'hers' });
  expect(await world.files.find('bob', id)).toBeUndefined();
  expect(await world.files.text('bob', id, 100)).toEqual({ ok: false, reason: 'unknown' });
  expect(await world.files.content('bob', id, 100)).toEqual({ ok: false, reason: 'unknown' });
  expect((await world.files.list('bob', 10)).rows).toEqual([]);
});
