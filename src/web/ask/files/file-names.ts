import type { StoredFile } from '../../../client/answers/stored-file.ts';

/** What each file is called, by its id: of several with one name, all but the oldest get a number. */
export function fileNames(files: readonly Pick<StoredFile, 'id' | 'name'>[]): ReadonlyMap<string, string> {
  const named = new Map<string, number>();
  const names = new Map<string, string>();
  // They come newest first.
  for (const { id, name } of files.toReversed()) {
    const count = (named.get(name) ?? 0) + 1;
    named.set(name, count);
    names.set(id, count === 1 ? name : `${name} (${count})`);
  }
  return names;
}
