import { delimitedSpans } from './delimited-spans.ts';
import { patternSpans } from './pattern-spans.ts';
import { joinSpans, type Span } from './span.ts';

const DELIMITERS = [
  ['{{', '}}'],
  ['{%', '%}'],
  ['<%', '%>'],
  ['${', '}'],
  ['#{', '}'],
  ['[[', ']]'],
] as const;

const PATTERNS = [
  /\{[^{}\n]{1,200}\}/g, // {name}, {#id .class}, {: .note}
  /%[A-Za-z_]\w{0,63}%/g, // %PATH%
  /(?<![\p{L}\p{N}%])%(?:\d\$)?[-+0#]{0,4}\d{0,4}(?:\.\d{1,4})?[sdifxXu@](?![\p{L}\p{N}%])/gu, // %s, %05d, %1$s
  /<\/?[A-Za-z][^<>]*>/g, // <placeholder>, <b class="x">
  /\$[A-Za-z_]\w*/g, // $HOME
  /^[ \t]*:{3,}.*$/gm, // ::: note
];

/** What a program fills in or reads: `{{template}}`, `{% tag %}`, `${VAR}`, `%VAR%`, `{name}`, `<placeholder>`. */
export function templateSpans(text: string): Span[] {
  const spans = DELIMITERS.flatMap(([open, close]) => [...delimitedSpans(text, open, close)]);
  return joinSpans([...spans, ...patternSpans(text, PATTERNS)]);
}
