import { sha256 } from '../../documents/sha256.ts';

const TITLE_CHARS = 80;

/** What is written begins empty. */
export const emptyInput = { format: 'markdown', bytes: 0, sha256: sha256('') } as const;

/** What a request is called: its beginning, in one line. */
export function titleOf(message: string): string {
  const letters = Array.from(message.trim().replaceAll(/[\s\p{Cc}]+/gu, ' '));
  if (letters.length <= TITLE_CHARS) return letters.join('');
  const short = letters.slice(0, TITLE_CHARS - 1).join('');
  return `${short.trimEnd()}…`;
}
