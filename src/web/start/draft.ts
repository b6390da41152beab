/** A text that will become a job. */
export interface Draft {
  readonly text: string;
  /** The file's name; undefined where it was typed or pasted. */
  readonly title?: string | undefined;
  readonly format?: 'text' | undefined;
}

export type ReadFiles = { readonly drafts: readonly Draft[]; readonly refused: readonly string[] };

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
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}
