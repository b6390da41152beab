import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

export const ROOT = join(import.meta.dir, '../..');

export interface SourceFile {
  /** From the root of the project: `src/http/edge/edge.ts`. */
  readonly path: string;
  readonly text: string;
  /** Without comments, and with strings emptied: what is left is code. */
  readonly code: string;
}

/** The TypeScript files of the project's own folders. */
export function sourceFiles(...folders: readonly string[]): SourceFile[] {
  return folders
    .flatMap((folder) => [...new Bun.Glob(`${folder}/**/*.{ts,tsx}`).scanSync({ cwd: ROOT })])
    .toSorted()
    .map((path) => {
      const text = readFileSync(join(ROOT, path), 'utf8');
      return { path: relative(ROOT, join(ROOT, path)), text, code: codeOf(text) };
    });
}

const NOT_CODE = /\/\*[\s\S]*?\*\/|(?<![:\\])\/\/.*|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g;

function codeOf(text: string): string {
  return text.replace(NOT_CODE, (found) => (found.startsWith('/') ? '' : "''"));
}
