import { placeWords } from '../../documents/search/paragraph-count.ts';
import { PassageSearch } from '../../documents/search/passage-search.ts';
import { passagesOf } from '../../documents/search/passages.ts';
import { UNREAD } from '../../jobs/file-input.ts';
import { JobFailure } from '../../jobs/job-failure.ts';
import type { JobEvent } from '../../protocol/events.ts';
import type { Source } from '../../protocol/source.ts';
import type { Asking } from './asking.ts';

/** Passages that an answer may lean on. */
const POOL = 24;
/** Passages that a section of it may. */
const SECTION = 6;
/** UTF-16 units of all files together. */
const MOST_TEXT = 16 * 1024 * 1024;

/** Looks through the files once; what was found stands in the log, and a run that goes on reads it there. */
export async function* gather(run: Asking): AsyncGenerator<JobEvent> {
  const { message, files, history } = run.request.input;
  if (files.length === 0) return;
  yield note(`Looking through ${files.length === 1 ? 'a file' : `${files.length} files`}.`);
  const search = new PassageSearch();
  let length = 0;
  for (const id of files) {
    // oxlint-disable-next-line no-await-in-loop
    const read = await run.file(id);
    if (!read.ok) {
      const name = read.reason === 'unknown' ? id : read.file.name;
      const why = `“${name}” was not read. ${UNREAD[read.reason]}.`;
      yield { type: 'warning', data: { code: 'file_unread', message: why } };
      continue;
    }
    const { name, format } = read.file;
    length += read.text.length;
    if (length > MOST_TEXT) throw new JobFailure('PAYLOAD_TOO_LARGE', 'The files are too large to be looked through.');
    // oxlint-disable-next-line no-await-in-loop
    await search.add(passagesOf({ id, name, format, text: read.text }, run.signal), run.signal);
  }
  const found = search.find([...history.slice(-1).map((turn) => turn.message), message].join('\n'), POOL);
  yield note(`${search.size} passages read, ${found.length} of them speak of it.`);
  const sources = found.map(({ file, title, heading, paragraph, text, score }, at): Source => {
    return { id: String(at + 1), title, file, page_or_block: placeWords(paragraph, heading), quote: text, score };
  });
  yield { type: 'sources', data: { sources } };
}

/** Of what was gathered, the best for a section. */
export async function forSection(sources: readonly Source[], section: string, signal: AbortSignal): Promise<Source[]> {
  const search = new PassageSearch();
  const passages = sources.map(({ id, title, quote }) => ({ file: id, title, paragraph: 1, heading: '', text: quote }));
  await search.add(passages, signal);
  const best = search.find(section, SECTION).map(({ file }) => file);
  return best.flatMap((id) => sources.find((source) => source.id === id) ?? []);
}

/** What fits a section, and behind it the best that was gathered, as far as a section may lean on passages. */
export function filledUp(best: readonly Source[], sources: readonly Source[]): Source[] {
  return [...new Set([...best, ...sources])].slice(0, SECTION);
}

function note(text: string): JobEvent {
  return { type: 'thinking', data: { text } };
}
