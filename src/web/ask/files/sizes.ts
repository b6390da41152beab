const KB = 1_000;

/** Bytes of a file from which on it is kept and given back, and nothing else: its text is never read. */
export const MOST_READ_BYTES = 16 * 1024 * 1024;

/** Bytes as they are told. */
export function sizeWords(bytes: number): string {
  if (bytes < KB) return `${bytes} bytes`;
  if (bytes < KB * KB) return `${Math.round(bytes / KB)} KB`;
  return `${(bytes / KB / KB).toFixed(1)} MB`;
}
