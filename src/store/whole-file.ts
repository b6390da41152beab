import { mkdir, rename } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Whole or not at all: it is written beside its name and then moved onto it. The folder is made where there is none.
 *
 * @throws what the file system says
 */
export async function writeWhole(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await Bun.write(`${path}.part`, text);
  await rename(`${path}.part`, path);
}
