import { stat } from 'node:fs/promises';

const MARK = '\uFEFF';

export interface SourceText {
  readonly text: string;
  /** The byte order mark that the file begins with, or nothing: it belongs to the file and not to the text. */
  readonly mark: string;
}

/** Reads a text from a file, or from standard input where it is `-`. */
export async function sourceText(file: string): Promise<SourceText | { readonly problem: string }> {
  const name = file === '-' ? 'standard input' : file;
  try {
    if (file !== '-' && (await stat(file)).isDirectory()) return { problem: `${file} is a folder.` };
    const bytes = await (file === '-' ? Bun.stdin : Bun.file(file)).arrayBuffer();
    const whole = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const mark = whole.startsWith(MARK) ? MARK : '';
    const text = whole.slice(mark.length);
    if (text.includes('\0')) return { problem: `${name} is not a text.` };
    return text.trim() === '' ? { problem: `${name} is empty.` } : { text, mark };
  } catch (error) {
    if (error instanceof TypeError) return { problem: `${name} is not a text in UTF-8.` };
    return { problem: unreadable(file, error) };
  }
}

function unreadable(file: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ENOENT' ? `There is no file ${file}.` : `${file} cannot be read (${String(code ?? error)}).`;
}
