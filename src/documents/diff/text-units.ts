import { endMarks } from '../words/sentence-end.ts';
import { isSpace, skipSpace, skipSpaceBack } from '../white-space.ts';

/** A line of a text with the white space after it, or a sentence of a long line: what can move as a whole. */
export interface TextUnit {
  readonly start: number;
  readonly end: number;
  /** What it says, without the white space around it. */
  readonly key: string;
  /** An empty line follows: the next unit is another paragraph. */
  readonly closed: boolean;
}

/** UTF-16 units from which on a line is taken by its sentences. */
const LONG = 2_000;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** The units of a text, which together are all of it. */
export function textUnits(text: string): TextUnit[] {
  const units: TextUnit[] = [];
  for (let start = 0; start < text.length;) {
    const first = skipSpace(text, start, text.length);
    const lineEnd = endOfLine(text, first);
    let from = first;
    const long = lineEnd - first > LONG;
    while (long) {
      const stop = endOfSentence(text, from, lineEnd);
      if (stop === lineEnd) break;
      units.push(unit(text, start, stop));
      start = stop;
      from = stop;
    }
    const end = skipSpace(text, lineEnd, text.length);
    units.push(unit(text, start, end === text.length ? end : indentStart(text, lineEnd, end)));
    start = units.at(-1)?.end ?? text.length;
  }
  return units;
}

function unit(text: string, start: number, end: number): TextUnit {
  const from = skipSpace(text, start, end);
  const to = skipSpaceBack(text, end, from);
  const breaks = text.slice(to, end).match(/\r\n|\r|\n/g)?.length ?? 0;
  return { start, end, key: text.slice(from, to), closed: breaks > 1 };
}

function endOfLine(text: string, from: number): number {
  let at = from;
  while (at < text.length && !isBreak(text.charCodeAt(at))) at++;
  return at;
}

/** The end of the first sentence from `from` on, with the spaces after it. */
function endOfSentence(text: string, from: number, end: number): number {
  for (let at = from; at < end; at++) {
    const marks = endMarks(text, at);
    if (marks === at) continue;
    if (marks < end && isSpace(text.charCodeAt(marks))) return skipSpace(text, marks, end);
    at = marks - 1;
  }
  return end;
}

/** White space on the line of the next unit belongs to that. */
function indentStart(text: string, lineEnd: number, next: number): number {
  let at = next;
  while (at > lineEnd && !isBreak(text.charCodeAt(at - 1))) at--;
  return at;
}

function isBreak(code: number): boolean {
  return code === LINE_FEED || code === CARRIAGE_RETURN;
}
