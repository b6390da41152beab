import { access, constants, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Why nothing can be written there; undefined when it can. Asked before the work, not after it. */
export async function whyNotWritable(file: string): Promise<string | undefined> {
  const there = await stat(file).catch(() => undefined);
  if (there?.isDirectory()) return `${file} is a folder.`;
  const place = there ? file : dirname(file);
  return access(place, constants.W_OK).then(
    () => undefined,
    () => `${file} cannot be written.`,
  );
}
