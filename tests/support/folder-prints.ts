import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Name, mode, length, time of change and sha256 of everything in a folder: equal when nobody touched it. */
export function folderPrints(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder)
      .sort()
      .map((name) => {
        const path = join(folder, name);
        const stat = statSync(path);
        const hash = stat.isFile() ? Bun.SHA256.hash(readFileSync(path), 'hex') : 'folder';
        return [name, `${stat.mode.toString(8)} ${stat.size} ${stat.mtimeMs} ${hash}`];
      }),
  );
}
