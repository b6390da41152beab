import type { StoredFile } from '../../../client/answers/stored-file.ts';
import { MOST_READ_BYTES } from './sizes.ts';

/** Whether its text can be worked from. */
export function isReadable({ size }: Pick<StoredFile, 'size'>): boolean {
  return size <= MOST_READ_BYTES;
}

/** The ids of those files whose text can be worked from. */
export function readable(files: readonly StoredFile[]): string[] {
  return files.filter(isReadable).map(({ id }) => id);
}
