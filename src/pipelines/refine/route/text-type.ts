import { isProse } from '../../../documents/prose.ts';
import type { Block } from '../../../protocol/document.ts';

export type TextType = 'academic' | 'technical' | 'letter' | 'notes' | 'essay' | 'text';

/** What a text is taken for, and by which marks. */
export interface TextTypeFound {
  readonly type: TextType;
  /** For people: “5 citations, a list of references”. */
  readonly marks: readonly string[];
}

type Part = Pick<Block, 'kind' | 'text'>;

/** A name is tried from its first letter only: a run of letters may be as long as the block. */
const CITATION =
  /\[@[\p{L}\d][^\]\n]{0,120}\]|\\(?:cite|citep|citet|autocite|parencite)\{|\(\p{Lu}[\p{L}’'-]+(?:,? (?:and|&) \p{Lu}[\p{L}’'-]+| et al\.)?,? \d{4}[a-z]?(?:, p+\. ?[\d–-]+)?\)|(?<![\p{L}’'-])\p{Lu}[\p{L}’'-]+ et al\.|\[\d{1,3}(?:[,–-] ?\d{1,3}){0,5}\](?![([:])|\bdoi(?:\.org\/|: ?)10\./gu;
const FOOTNOTE = /\[\^[^\]\n]{1,32}\](?!:)/g;
const ACADEMIC_HEADING =
  /^(?:\d+\.? )?(?:abstract|references|bibliography|works cited|methods?|methodology|materials and methods|related work|literature review|discussion|limitations)$/i;
const INLINE_CODE = /`[^`\n]+`/g;
const GREETING =
  /^(?:dear|hi|hello|good (?:morning|afternoon|evening)|to whom it may concern|ladies and gentlemen)\b[^.!?\n]{0,60}[,:!]?\s*(?:\n|$)/i;
const CLOSING =
  /^(?:yours (?:sincerely|faithfully|truly)|sincerely|(?:kind|best|warm|with kind|with best) (?:regards|wishes)|regards|respectfully|cheers|all the best|many thanks)\b/i;
const SENTENCE_END = /[.!?]["”’)]?(?:\s|$)/;

/** Words of a paragraph that is an essay's rather than a note's. */
const LONG_PARAGRAPH = 35;
/** Words of a line that is a note's. */
const NOTE_WORDS = 14;

/** Tells what kind of text the blocks are, by marks that a reader would name too. */
export function textTypeOf(blocks: readonly Part[]): TextTypeFound {
  const prose = blocks.filter(({ kind }) => isProse(kind));
  return (
    academic(prose) ?? letter(prose) ?? technical(blocks) ?? notes(prose) ?? essay(prose) ?? { type: 'text', marks: [] }
  );
}

function academic(prose: readonly Part[]): TextTypeFound | undefined {
  const citations = count(prose, CITATION);
  const footnotes = count(prose, FOOTNOTE);
  const headings = prose.filter(({ kind, text }) => kind === 'heading' && ACADEMIC_HEADING.test(text.trim())).length;
  if (citations < 3 && headings < 3 && !(headings > 0 && citations + footnotes > 0)) return undefined;
  return {
    type: 'academic',
    marks: [
      counted(citations, 'citation'),
      counted(headings, 'heading of a paper', 'headings of a paper'),
      counted(footnotes, 'footnote'),
    ].filter(Boolean),
  };
}

function letter(prose: readonly Part[]): TextTypeFound | undefined {
  const greets = prose.slice(0, 4).some(({ text }) => GREETING.test(text));
  const closes = prose.slice(-5).some(({ text }) => CLOSING.test(text));
  return greets && closes ? { type: 'letter', marks: ['a greeting', 'a closing'] } : undefined;
}

function technical(blocks: readonly Part[]): TextTypeFound | undefined {
  const prose = blocks.filter(({ kind }) => isProse(kind));
  const code = blocks.filter(({ kind }) => kind === 'code').length;
  const spans = count(prose, INLINE_CODE);
  const words = wordsOf(prose);
  if (code < 2 && spans * 100 < Math.max(words, 100) * 1.5) return undefined;
  return {
    type: 'technical',
    marks: [counted(code, 'code block'), counted(spans, 'piece of code in a line', 'pieces of code in lines')].filter(
      Boolean,
    ),
  };
}

/** Lines that are no sentences, where they hold half of the words or more: a report may have many short items too. */
function notes(prose: readonly Part[]): TextTypeFound | undefined {
  const lines = prose.filter(({ kind }) => kind === 'paragraph' || kind === 'list_item');
  const short = lines.filter(({ text }) => wordCount(text) <= NOTE_WORDS && !SENTENCE_END.test(text));
  return lines.length >= 4 && wordsOf(short) * 2 >= wordsOf(lines)
    ? { type: 'notes', marks: [`${short.length} of ${lines.length} lines are no whole sentences`] }
    : undefined;
}

function essay(prose: readonly Part[]): TextTypeFound | undefined {
  const paragraphs = prose.filter(({ kind }) => kind === 'paragraph');
  const long = paragraphs.filter(({ text }) => wordCount(text) >= LONG_PARAGRAPH);
  return long.length >= 3 && long.length * 2 >= paragraphs.length
    ? { type: 'essay', marks: [counted(long.length, 'long paragraph')] }
    : undefined;
}

function count(parts: readonly Part[], pattern: RegExp): number {
  return parts.reduce((sum, { text }) => sum + (text.match(pattern)?.length ?? 0), 0);
}

function wordsOf(parts: readonly Part[]): number {
  return parts.reduce((sum, { text }) => sum + wordCount(text), 0);
}

/** How many words a text has. */
export function wordCount(text: string): number {
  return text.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu)?.length ?? 0;
}

function counted(number: number, one: string, many = `${one}s`): string {
  if (number === 0) return '';
  return number === 1 ? `one ${one}` : `${number} ${many}`;
}
