import type { Span } from './span.ts';

const OPENING = /<(code|kbd|samp|var|pre|tt|math|svg|script|style)\b/gi;

/** HTML elements whose content is no prose, from `<code` to `</code>`. */
export function* rawHtmlSpans(text: string): Generator<Span> {
  const unclosed = new Set<string>();
  let at = 0;
  for (const { index, 1: name = '' } of text.matchAll(OPENING)) {
    const element = name.toLowerCase();
    if (index < at || unclosed.has(element)) continue;
    const closing = new RegExp(`</${element}\\s*>`, 'gi');
    closing.lastIndex = index;
    // Once nothing closes an element, nothing closes the next one of its name: the text is not searched again.
    if (closing.test(text)) yield { start: index, end: (at = closing.lastIndex) };
    else unclosed.add(element);
  }
}
