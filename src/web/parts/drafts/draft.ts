/** A text that will become a job. */
export interface Draft {
  /** Empty where it is that of an uploaded file. */
  readonly text: string;
  /** The uploaded file that it is. */
  readonly fileId?: string | undefined;
  /** The file's name; undefined where it was typed or pasted. */
  readonly title?: string | undefined;
  readonly format?: 'text' | undefined;
}

export type ReadFiles = { readonly drafts: readonly Draft[]; readonly refused: readonly string[] };

/** What a request for it is made of. */
export function inputOf({ text, fileId, title, format }: Draft) {
  const named = title === undefined ? {} : { title };
  if (fileId !== undefined) return { fileId, ...named };
  return { text, ...named, ...(format === undefined ? {} : { format }) };
}

/** Whether there is nothing to refine in it. */
export function isEmpty({ text, fileId }: Draft): boolean {
  return fileId === undefined && text.trim() === '';
}

/** 16 MiB less what surrounds a text on its way. */
const LARGEST = 15 * 1024 * 1024;

/** Files as drafts; of those that hold no text it says why, in one sentence each. */
export async function readFiles(files: Iterable<File>): Promise<ReadFiles> {
  const drafts: Draft[] = [];
  const refused: string[] = [];
  for (const file of files) {
    if (file.size > LARGEST) {
      refused.push(`${file.name} is larger than 15 MB.`);
      continue;
    }
    // oxlint-disable-next-line no-await-in-loop
    const text = await textOf(file);
    if (text === undefined) refused.push(`${file.name} is not a text file: save it as Markdown or plain text.`);
    else if (text.trim() === '') refused.push(`${file.name} is empty.`);
    else drafts.push({ text, title: file.name, ...(/\.(?:txt|text)$/i.test(file.name) ? { format: 'text' } : {}) });
  }
  return { drafts, refused };
}

async function textOf(file: File): Promise<string | undefined> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  for (const encoding of encodingsOf(bytes, file.name)) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      return text.includes('\0') ? undefined : text;
    } catch {
      // Another one may fit.
    }
  }
  return undefined;
}

/** UTF-8, unless its first bytes say otherwise; a file whose name promises text may be an old one. */
function encodingsOf([first, second]: Uint8Array, name: string): readonly string[] {
  if (first === 0xff && second === 0xfe) return ['utf-16le'];
  if (first === 0xfe && second === 0xff) return ['utf-16be'];
  return /\.(?:md|markdown|txt|text)$/i.test(name) ? ['utf-8', 'windows-1252'] : ['utf-8'];
}
