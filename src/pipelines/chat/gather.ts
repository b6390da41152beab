import { placeWords } from '../../documents/search/paragraph-count.ts';
import type { FoundPassage } from '../../documents/search/passage-search.ts';
import { UNREAD } from '../../jobs/file-input.ts';
import { JobFailure } from '../../jobs/job-failure.ts';
import type { JobEvent } from '../../protocol/events.ts';
import type { Source } from '../../protocol/source.ts';
import type { Asking } from './asking.ts';
import { lookThrough, type NamedFile } from './look-through.ts';

/** Passages that an answer may lean on. */
const POOL = 24;
/** Passages that a model is given at least, where the files have so many: it sees by itself what is of use. */
const FEW = 12;
/** Bytes of all files together. */
const MOST_BYTES = 48 * 1024 * 1024;

/** Looks through the files once; what was found stands in the log, and a run that goes on reads it there. */
export async function* gather(run: Asking): AsyncGenerator<JobEvent> {
  const { message, files: named, names, gone, history } = run.request.input;
  for (const name of gone) yield unread(name, 'unknown');
  if (named.length === 0) return;
  yield note(`Looking through ${named.length === 1 ? 'a file' : `${named.length} files`}.`);
  const files: NamedFile[] = [];
  for (const id of new Set(named)) {
    // oxlint-disable-next-line no-await-in-loop
    const opened = await run.file(id);
    if (opened.ok) files.push(opened);
    else yield unread(opened.reason === 'unknown' ? (names[id] ?? id) : opened.file.name, opened.reason);
  }
  if (files.reduce((sum, { file }) => sum + file.size, 0) > MOST_BYTES) {
    throw new JobFailure('PAYLOAD_TOO_LARGE', 'The files are too large to be looked through.');
  }
  const find = { message, history, most: POOL, atLeast: run.writer.quotesOnly ? 0 : FEW };
  for await (const seen of lookThrough(files, find, run.concordances, run.signal)) {
    if (seen.answer === 'unread') yield unread(seen.name, seen.reason);
    else {
      yield note(readWords(seen.read, seen.passages.filter(({ score }) => score > 0).length));
      yield { type: 'sources', data: { sources: seen.passages.map((passage, at) => sourceOf(passage, at, files)) } };
    }
  }
}

function unread(name: string, reason: keyof typeof UNREAD): JobEvent {
  return { type: 'warning', data: { code: 'file_unread', message: `“${name}” was not read. ${UNREAD[reason]}.` } };
}

function sourceOf(passage: FoundPassage, at: number, files: readonly NamedFile[]): Source {
  const { file: id, title, heading, paragraph, isCode, text: quote, score } = passage;
  const file = files.find((one) => one.file.id === id)?.file;
  const apart = file && { size: file.size, created_at: file.createdAt };
  return {
    id: String(at + 1),
    title,
    file: id,
    ...apart,
    page_or_block: placeWords(paragraph, heading, isCode),
    quote,
    score,
  };
}

function note(text: string): JobEvent {
  return { type: 'thinking', data: { text } };
}

function readWords(read: number, found: number): string {
  if (read === 1) return `1 passage read: it ${found === 1 ? 'speaks' : 'does not speak'} of it.`;
  return `${read} passages read, ${found} of them ${found === 1 ? 'speaks' : 'speak'} of it.`;
}
