import type { Span } from '../../documents/spans/span.ts';

const SENTENCE_END = /[.!?]["'”’)\]*_]*\s+|\n+/g;

const ENDS_SENTENCE = /[.!?]["'”’)\]*_]*\s*$/;
/** UTF-16 units: room for closing quotes, marks and white space after a sentence. */
const LAST = 40;

/** Whether what follows the text is a new sentence. */
export function endsSentence(text: string): boolean {
  return ENDS_SENTENCE.test(text.slice(-LAST));
}

/**
 * The text in pieces of at most `most` UTF-16 units: whole sentences where there are ends of sentences, else whole
 * words, else what fits. Together they are the text.
 */
export function sentenceParts(text: string, most: number): Span[] {
  const parts: Span[] = [];
  let start = 0;
  while (text.length - start > most) {
    const end = cut(text, start, most);
    parts.push({ start, end });
    start = end;
  }
  if (start < text.length) parts.push({ start, end: text.length });
  return parts;
}

function cut(text: string, start: number, most: number): number {
  const piece = text.slice(start, start + most);
  let sentence = 0;
  for (const match of piece.matchAll(SENTENCE_END)) sentence = match.index + match[0].length;
  const word = sentence || piece.search(/\s\S*$/) + 1;
  return start + (word || (/[\uD800-\uDBFF]$/.test(piece) ? piece.length - 1 : piece.length));
}
