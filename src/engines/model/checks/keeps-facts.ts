import { markupSpans } from '../../../documents/spans/protected-spans.ts';
import { readDocument } from '../../../documents/reading/read-document.ts';
import type { GivenBlock, RevisionOptions } from '../../revision-engine.ts';
import { datesIn, monthsAbroad } from './dates-in.ts';
import { newWords, wordsIn } from './new-words.ts';

const NUMBER = /\p{N}+(?:[.,:/]\p{N}+)*/gu;
/** Who is cited beside a year in brackets: “Smith et al. (2019)”. */
const CITED =
  /\p{Lu}[\p{L}\p{M}'’-]*(?=(?:(?:,| and| &) \p{Lu}[\p{L}\p{M}'’-]*){0,9}(?:,? et al\.?)?,? [([](?:1[5-9]|20)\d\d[a-z]?\b)/gu;
const LETTERS = /^\p{L}+$/u;
const LINE_BREAK = /\r\n|\r|\n/;
/** What makes another kind of block of a line that begins with it. */
const BLOCK_MARK =
  /^[ \t>]*(?:#{1,6}(?:\s|$)|[-+*](?:\s|$)|\d{1,9}[.)](?:\s|$)|>|\||`{3}|~{3}|<|={3,}|-{3,}|\[[^\]]*\]:)|^(?: {4}|\t)/;

/**
 * Whether an edited block still says what only its writer can say: the same numbers, dates, links, addresses, citations,
 * code and markup in the same order, on as many lines, each of which begins as it did. A heading is made of its words.
 */
export function keepsFacts(
  { kind, text }: Pick<GivenBlock, 'kind' | 'text'>,
  after: string,
  format: RevisionOptions['format'],
): boolean {
  return (
    same(factsOf(kind, text, format), factsOf(kind, after, format)) &&
    same(numbersIn(text), numbersIn(after)) &&
    same(datesIn(text), datesIn(after)) &&
    isIn(monthsAbroad(text), monthsAbroad(after)) &&
    same(text.match(CITED) ?? [], after.match(CITED) ?? []) &&
    (kind !== 'heading' || isSameHeading(text, after)) &&
    sameLines(text, after, format) &&
    after.trim() !== '' &&
    edges(text) === edges(after)
  );
}

function factsOf(kind: GivenBlock['kind'], text: string, format: RevisionOptions['format']): string[] {
  const spans = markupSpans({ kind, text }, format).map(({ start, end }) => text.slice(start, end));
  // A name that is written with a capital inside is a word that may be spelled right.
  return spans.filter((span) => !LETTERS.test(span));
}

/** In digits. */
export function numbersIn(text: string): string[] {
  return text.match(NUMBER) ?? [];
}

function isSameHeading(text: string, after: string): boolean {
  const words = wordsIn(after).length;
  return words === 0 || newWords(text, after).length * 2 < words;
}

function sameLines(before: string, after: string, format: RevisionOptions['format']): boolean {
  const [old, edited] = [before.split(LINE_BREAK), after.split(LINE_BREAK)];
  if (old.length !== edited.length) return false;
  if (format !== 'markdown') return true;
  if (cellsOf(before) !== cellsOf(after)) return false;
  const marked = edited.some((line, index) => BLOCK_MARK.test(line) && !BLOCK_MARK.test(old[index] ?? ''));
  return !marked && same(shapeOf(before), shapeOf(after));
}

/**
 * What pipes make of a text, and which of it is empty: with a line of dashes behind it, which is none of its words,
 * “a | b” is a heading and “a |” a table.
 */
function cellsOf(text: string): string {
  return text
    .split('|')
    .map((cell) => (cell.trim() === '' ? '' : 'x'))
    .join('|');
}

/** What a reader makes of the block by itself. */
function shapeOf(text: string): string[] {
  return readDocument(text, 'markdown').blocks.map(({ kind }) => kind);
}

/** White space at both ends belongs to the document's form. */
function edges(text: string): string {
  return `${text.slice(0, text.length - text.trimStart().length)}·${text.slice(text.trimEnd().length)}`;
}

/** All of them in their order, and perhaps one that was misspelled before. */
function isIn(few: readonly number[], many: readonly number[]): boolean {
  let at = 0;
  for (const item of many) if (item === few[at]) at += 1;
  return at === few.length;
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
