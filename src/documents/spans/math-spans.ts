import { delimitedSpans } from './delimited-spans.ts';
import { patternSpans } from './pattern-spans.ts';
import type { Span } from './span.ts';

const DELIMITERS = [
  ['$$', '$$'],
  ['\\(', '\\)'],
  ['\\[', '\\]'],
  ['\\begin{', '\\end{'],
] as const;

const PATTERNS = [
  // As Pandoc has it: no space inside the dollars and no digit behind them, so "$5 and $10" stays text.
  /(?<![\\$\w])\$[^\s\d$).,;:][^$]{0,300}(?<=[^\s\\])\$(?![\d$])/g,
  /(?<![\\$\w])\$[^\s$).,;:](?:[^\s$]{0,100}[^\s\\$])?\$(?![\d$])/g,
  /\\[A-Za-z]+\*?/g, // \alpha
];

/** Mathematics within text: `$x$`, `$$x$$`, `\(x\)`, `\[x\]`, TeX environments and commands. */
export function* mathSpans(text: string): Generator<Span> {
  for (const [open, close] of DELIMITERS) yield* delimitedSpans(text, open, close);
  yield* patternSpans(text, PATTERNS);
}
