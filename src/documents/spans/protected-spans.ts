import type { Block } from '../../protocol/document.ts';
import { isProse } from '../prose.ts';
import type { DocumentFormat } from '../document-format.ts';
import { codeSpans } from './code-spans.ts';
import { delimitedSpans } from './delimited-spans.ts';
import { markdownSpans } from './markdown-spans.ts';
import { mathSpans } from './math-spans.ts';
import { joinSpans, type Span } from './span.ts';
import { citationSpans, speechSpans } from './speech-spans.ts';
import { templateSpans } from './template-spans.ts';
import { tokenSpans } from './token-spans.ts';

/**
 * What no engine may touch in a block: code, mathematics, links, markup, templates, citations, quoted speech, names of
 * files and of code, numbers with units. The whole block where it is no prose.
 * @returns in order, none overlapping or touching another
 */
export function protectedSpans(block: Pick<Block, 'kind' | 'text'>, format: DocumentFormat): Span[] {
  const markup = markupSpans(block, format);
  const speech = isProse(block.kind) ? [...speechSpans(block.text)] : [];
  return speech.length === 0 ? markup : joinSpans([...markup, ...speech]);
}

/** The same without quoted speech: the marks around it may be made like the others, its words may not. */
export function markupSpans({ kind, text }: Pick<Block, 'kind' | 'text'>, format: DocumentFormat): Span[] {
  if (!isProse(kind)) return joinSpans([{ start: 0, end: text.length }]);
  return joinSpans([
    ...codeSpans(text),
    ...delimitedSpans(text, '<!--', '-->'),
    ...templateSpans(text),
    ...mathSpans(text),
    ...citationSpans(text),
    ...tokenSpans(text),
    ...(format === 'markdown' ? markdownSpans(text) : []),
  ]);
}

/**
 * Whether an edit from `start` to `end` would touch a protected span. An insertion (`start === end`) touches a span only
 * from inside it.
 * @param spans as `protectedSpans` returns them
 */
export function overlapsProtected(spans: readonly Span[], start: number, end: number): boolean {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((spans[middle]?.end ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  return (spans[low]?.start ?? Number.POSITIVE_INFINITY) < end;
}
