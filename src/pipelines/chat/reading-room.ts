import { type Concordance, concordanceOf, passageCount } from '../../documents/search/concordance.ts';
import { findPassages, type FoundPassage, openings } from '../../documents/search/passage-search.ts';
import { passagesOf } from '../../documents/search/passages.ts';
import type { DocumentFormat } from '../../documents/document-format.ts';
import { queryOf } from '../../documents/search/query.ts';
import type { SearchedFile } from '../../documents/search/shelf.ts';
import { readerOf } from '../../files/file-reader.ts';

/** A file that is to be looked through. */
export interface FileOrder {
  readonly file: string;
  readonly name: string;
  readonly format: DocumentFormat;
  readonly encoding: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Left from an earlier search in the file; undefined where there was none. */
  readonly concordance: Concordance | undefined;
}

/** What is looked for in the files that were given. */
export interface FindOrder {
  readonly message: string;
  /** What was asked before it, and what was answered; oldest first. */
  readonly history: readonly { readonly message: string; readonly answer: string }[];
  readonly most: number;
  /** So many are wanted, however little they have of what was asked: beside what is found, how the files begin. */
  readonly atLeast: number;
}

/** What came of an order: a file's concordance, that its bytes cannot be read as text, or the passages that were found. */
export type ReadingAnswer =
  | { readonly answer: 'read'; readonly file: string; readonly concordance: Concordance }
  | { readonly answer: 'unreadable'; readonly file: string }
  | { readonly answer: 'found'; readonly passages: readonly FoundPassage[]; readonly read: number };

/** Where files are read, one after the other, and looked through for what is asked of them. */
export class ReadingRoom {
  readonly #files: SearchedFile[] = [];

  take(order: FileOrder | FindOrder): ReadingAnswer {
    return 'file' in order ? this.#read(order) : this.#find(order);
  }

  #read({ file: id, name, format, encoding, bytes, concordance }: FileOrder): ReadingAnswer {
    const text = readerOf({ format }).text(bytes, { encoding });
    // Nobody else has the bytes, and they are as large as the text: freed, they take no memory while it is indexed.
    bytes.buffer.transfer(0);
    if (text === undefined) return { answer: 'unreadable', file: id };
    const file = { id, name, text, concordance: concordance ?? concordanceOf(text, passagesOf(text, format)) };
    this.#files.push(file);
    return { answer: 'read', file: id, concordance: file.concordance };
  }

  #find({ message, history, most, atLeast }: FindOrder): ReadingAnswer {
    // “Tell me more”, twice: what is meant is still what was asked before.
    const before = history.findLast((turn) => queryOf(turn.message).own.size > 0)?.message;
    const query = queryOf(message, before);
    const isWhole = query.weights.size === 0 && /\p{L}/u.test(message);
    const found = isWhole ? openings(this.#files, most) : findPassages(this.#files, query, most, atLeast);
    const passages = query.own.size === 0 ? newOnes(found, history) : found;
    const read = this.#files.reduce((sum, { concordance }) => sum + passageCount(concordance), 0);
    const others = openings(this.#files, passages.length + atLeast).filter(
      (one) => !passages.some((given) => isSame(one, given)),
    );
    const rest = others.slice(0, Math.max(0, atLeast - passages.length)).map((one) => ({ ...one, score: 0 }));
    return { answer: 'found', passages: [...passages, ...rest], read };
  }
}

function isSame(one: FoundPassage, other: FoundPassage): boolean {
  return one.file === other.file && one.text === other.text;
}

/** Leaves out what earlier answers quoted, unless that is all there is. */
function newOnes(found: readonly FoundPassage[], history: FindOrder['history']): readonly FoundPassage[] {
  const told = history.map(({ answer }) => answer.replaceAll('\n> ', '\n')).join('\n');
  const asTold = (text: string) => text.replaceAll(/\r\n?/g, '\n').replaceAll('\n> ', '\n');
  const fresh = found.filter(({ text }) => !told.includes(asTold(text)));
  return fresh.length > 0 ? fresh : found;
}
