import { linkSpans } from './link-spans.ts';
import { patternSpans } from './pattern-spans.ts';
import { rawHtmlSpans } from './raw-html-spans.ts';
import type { Span } from './span.ts';

const PATTERNS = [
  /\\[!-/:-@[-`{-~]/g, // \*
  /&(?:#\d{1,7}|#[xX][\dA-Fa-f]{1,6}|[A-Za-z][A-Za-z\d]{1,31});/g, // &amp;
  /\*+|~~+|==+/g, // *emphasis*, ~~struck out~~, ==marked==
  /(?<![\p{L}\p{N}_])_+|(?<=[\p{L}\p{N}])_+(?![\p{L}\p{N}_])/gu, // _emphasis_
  /(?<! ) {2,}\r?\n|\\\r?\n/g, // hard line breaks
  /(?:\r?\n|\r)[ \t>]+/g, // the indent and quote marks of the lines after the first
  /(?<=\n[ \t>]{0,40})(?:#{1,6}|[-+*]|\d{1,9}[.)])(?=\s)/g, // what only looks like a heading or a list in there
];

/** Markdown's own marks inside one block: never words, and moved or lost they change the document's structure. */
export function* markdownSpans(text: string): Generator<Span> {
  yield* linkSpans(text);
  yield* rawHtmlSpans(text);
  yield* patternSpans(text, PATTERNS);
}
