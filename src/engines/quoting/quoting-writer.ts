import type { Source } from '../../protocol/source.ts';
import { sentencesOf } from '../../documents/words/sentences.ts';
import { queryOf, unmentioned } from '../../documents/search/query.ts';
import type { Assignment, Writer, Written } from '../writer.ts';

/** Passages that an answer, or a section of it, quotes. */
const MOST_QUOTES = 4;
const MOST_SECTIONS = 6;
/** Words that are said to be missing. */
const MOST_NAMED = 5;

/** Answers with passages of the files, as they stand there: it adds no word of its own to what they say. */
export function quotingWriter(): Writer {
  return {
    name: 'quoting',
    quotesOnly: true,
    // oxlint-disable-next-line require-await
    outline: async (assignment) => outlineOf(assignment),
    async *write({ message, history, section, sources, fitting = sources.filter(({ score }) => score > 0) }) {
      const shown = fitting.slice(0, MOST_QUOTES);
      if (shown.length === 0) yield { type: 'text', text: section === undefined ? NOTHING : NOTHING_HERE };
      else yield* doubts(section ?? message, history, shown);
      for (const source of shown) yield { type: 'text', text: quoted(source) };
    },
  };
}

const BEGINNINGS = 'This is how the files begin: quoting cannot sum them up.\n\n';
const NOTHING = 'Nothing in the files speaks of this.\n';
const NOTHING_HERE = 'The files say nothing of this.\n';

/** Passages that share a word with what was asked, and no more, are not handed out as its answer. */
function* doubts(asked: string, history: Assignment['history'], sources: readonly Source[]): Generator<Written> {
  if (queryOf(asked).own.size === 0 && history.length === 0) yield { type: 'text', text: BEGINNINGS };
  const texts = sources.flatMap(({ title, page_or_block: place, quote }) => [title, place, quote]);
  const missing = unmentioned(asked, texts).slice(0, MOST_NAMED);
  if (missing.length === 0) return;
  const named = new Intl.ListFormat('en', { type: 'disjunction' }).format(missing.map((word) => `“${word}”`));
  yield { type: 'text', text: `These passages do not mention ${named}; they are what comes nearest.\n\n` };
}

function quoted({ id, title, quote }: Source): string {
  const lines = quote.split(/\r\n|\r|\n/);
  // Of a quotation the marks before its further lines belong to the passage, and that of the first does not.
  const own = lines.slice(1).every((line) => QUOTE_MARKS.test(line))
    ? lines.map((line) => line.replace(QUOTE_MARKS, ''))
    : lines;
  return `> ${own.join('\n> ')}\n>\n> ${title} [${id}]\n\n`;
}

const QUOTE_MARKS = /^(?: {0,3}> ?)+/;

/** A section for each question; for a single one, a section for each file that speaks of it. */
function outlineOf({ message, sources }: Assignment): string[] {
  const asked = sentencesOf(message).map(({ start, end }) => message.slice(start, end).trim());
  const questions = asked.filter((sentence) => sentence.endsWith('?'));
  const sections = questions.length > 1 ? questions : [...new Set(sources.map(({ title }) => title))];
  return sections.length > 1 ? sections.slice(0, MOST_SECTIONS) : [];
}
