import { citedIn, type Source } from '../../protocol/source.ts';

/** Characters of a quotation that say which it is. */
const BEGINNING = 100;

/** The text of an answer with the sources that it names below it: its numbers mean something elsewhere, too. */
export function withSources(text: string, sources: readonly Source[]): string {
  const named = citedIn(text);
  const lines = sources
    .filter(({ id }) => named.has(id))
    .map(({ id, title, page_or_block: place, quote }) => `[${id}] ${title}, ${place}: “${beginningOf(quote)}”\n`);
  return lines.length === 0 ? text.trim() : `${text.trim()}\n\nSources\n\n${lines.join('')}`;
}

function beginningOf(quote: string): string {
  const line = quote.trim().replaceAll(/\s+/g, ' ');
  if (line.length <= BEGINNING) return line;
  return `${line.slice(0, BEGINNING + 1).replace(/\s*\S*$/, '')}…`;
}
