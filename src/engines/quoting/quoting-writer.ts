import type { Source } from '../../protocol/source.ts';
import { sentencesOf } from '../../documents/words/sentences.ts';
import type { Assignment, Writer } from '../writer.ts';

/** Passages that an answer, or a section of it, quotes. */
const MOST_QUOTES = 4;
const MOST_SECTIONS = 6;

/** Answers with passages of the files, as they stand there: it adds no word of its own to what they say. */
export function quotingWriter(): Writer {
  return {
    name: 'quoting',
    quotesOnly: true,
    // oxlint-disable-next-line require-await
    outline: async (assignment) => outlineOf(assignment),
    async *write({ section, sources }) {
      if (sources.length === 0) yield { type: 'text', text: section === undefined ? NOTHING : NOTHING_HERE };
      for (const source of sources.slice(0, MOST_QUOTES)) yield { type: 'text', text: quoted(source) };
    },
  };
}

const NOTHING = 'Nothing in the files speaks of this.\n';
const NOTHING_HERE = 'The files say nothing of this.\n';

function quoted({ id, title, quote }: Source): string {
  return `> ${quote.replaceAll(/\r\n|\r|\n/g, '\n> ')}\n>\n> ${title} [${id}]\n\n`;
}

/** A section for each question; for a single one, a section for each file that speaks of it. */
function outlineOf({ message, sources }: Assignment): string[] {
  const asked = sentencesOf(message).map(({ start, end }) => message.slice(start, end).trim());
  const questions = asked.filter((sentence) => sentence.endsWith('?'));
  const sections = questions.length > 1 ? questions : [...new Set(sources.map(({ title }) => title))];
  return sections.length > 1 ? sections.slice(0, MOST_SECTIONS) : [];
}
