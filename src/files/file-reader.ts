import { decoded, encodingNamed } from './encodings.ts';
import type { FileRow } from './file-table.ts';

/**
 * Reads the bytes of one kind of file as the text of a document. A kind is a row of `READERS`, and what its bytes are
 * told by in `ContentSight`: whoever works from files knows no other kinds than their texts.
 */
export interface FileReader {
  /** @returns undefined where they are not what the beginning of the file promised */
  text(bytes: Uint8Array, file: Pick<FileRow, 'encoding'>): string | undefined;
}

const plain: FileReader = {
  text(bytes, file) {
    const encoding = encodingNamed(file.encoding);
    return encoding && decoded(bytes, encoding);
  },
};

const READERS: Readonly<Record<FileRow['format'], FileReader>> = { markdown: plain, text: plain };

/** The one that reads files of a format. */
export function readerOf({ format }: Pick<FileRow, 'format'>): FileReader {
  return READERS[format];
}
