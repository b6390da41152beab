import { open, stat } from 'node:fs/promises';

const MARK = '\uFEFF';
/** Bytes; no server takes more. */
const LARGEST = 16 * 1024 * 1024;

/** A text to refine. */
export interface SourceText {
  readonly text: string;
  /** The byte order mark that the file begins with, or nothing: it belongs to the file and not to the text. */
  readonly mark: string;
}

/** Reads a text from a file, or from standard input where it is `-`. */
export async function sourceText(file: string): Promise<SourceText | { readonly problem: string }> {
  const name = nameOf(file);
  try {
    if (file !== '-' && (await stat(file)).isDirectory()) return { problem: `${file} is a folder.` };
    const bytes = await (file === '-' ? upTo(Bun.stdin.stream()) : read(file));
    if (bytes === undefined) return { problem: `${name} is larger than ${LARGEST / 1024 / 1024} MB.` };
    const whole = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const mark = whole.startsWith(MARK) ? MARK : '';
    const text = whole.slice(mark.length);
    if (text.includes('\0')) return { problem: `${name} is not a text.` };
    return { text, mark };
  } catch (error) {
    if (error instanceof TypeError) return { problem: `${name} is not a text in UTF-8.` };
    return { problem: unreadable(file, error) };
  }
}

/** How a file is called in a sentence. */
export function nameOf(file: string): string {
  return file === '-' ? 'Standard input' : file;
}

async function read(file: string): Promise<Uint8Array | undefined> {
  await using handle = await open(file);
  return await upTo(handle.createReadStream({ autoClose: false }));
}

/** Undefined where there is more: some files have no end. */
async function upTo(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > LARGEST) return undefined;
  }
  return Buffer.concat(chunks);
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'you may not',
  EPERM: 'you may not',
  ELOOP: 'its links lead nowhere',
  ENAMETOOLONG: 'its name is too long',
};

function unreadable(file: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR') return `There is no file ${file}.`;
  return `${file} cannot be read (${REASONS[code ?? ''] ?? code ?? String(error)}).`;
}
