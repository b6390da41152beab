import { appendFile, mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Whole or not at all: it is written beside its name and then moved onto it. The folder is made where there is none.
 *
 * @param pieces of the text, each encoded in one turn of the event loop
 * @throws what the file system says
 */
export async function writeWhole(path: string, pieces: Iterable<string>): Promise<void> {
  const part = `${path}.part`;
  const [first = '', ...others] = pieces;
  await begin(part, first);
  for (const piece of others) await appendFile(part, piece);
  await rename(part, path);
}

/** Mostly the folder is there: who writes into it writes several files. */
async function begin(path: string, first: string): Promise<void> {
  try {
    await writeFile(path, first);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, first);
  }
}
