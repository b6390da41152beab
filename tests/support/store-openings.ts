import { expect } from 'bun:test';
import { dirname } from 'node:path';
import { BootError } from '../../src/store/boot-error.ts';
import { openStore } from '../../src/store/store.ts';
import { folderPrints } from './folder-prints.ts';

/** Opening is refused in one line that names the path and says `why`, and leaves the folder as it was. */
export async function refused(path: string, why: string, url = path): Promise<void> {
  const before = folderPrints(dirname(path));
  const error = await openStore({ url }).then(
    async (store) => store.close(),
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(BootError);
  const { message } = error instanceof Error ? error : new Error();
  expect(message).toContain(path);
  expect(message).toContain(why);
  expect(message).not.toContain('\n');
  expect(folderPrints(dirname(path))).toEqual(before);
}

/** A store's file that was closed, with rows enough for some pages. */
export async function closedStore(path: string): Promise<void> {
  const store = await openStore({ url: path });
  const insert = 'insert into meta (key, value) values (?, ?)';
  await store.atomic(Array.from({ length: 50 }, (_, i) => ({ sql: insert, params: [`k${i}`, 'x'.repeat(2_000)] })));
  await store.close();
}
