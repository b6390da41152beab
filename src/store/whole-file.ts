import { mkdir, open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Whole or not at all: it is written beside its name and then moved onto it. The folder is made where there is none.
 *
 * @param pieces of the text, each encoded in one turn of the event loop
 * @throws what the file system says
 */
export async function writeWhole(path: string, pieces: Iterable<string>): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const file = await open(`${path}.part`, 'w');
  try {
    for (const piece of pieces) await file.appendFile(piece);
  } finally {
    await file.close();
  }
  await rename(`${path}.part`, path);
}
