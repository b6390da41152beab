import { expect, test } from 'bun:test';
import * as fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { overlapsProtected, protectedSpans } from '../../../src/documents/spans/protected-spans.ts';
import { readDocument } from '../../../src/documents/reading/read-document.ts';
import { BLOCK_KINDS, documentText } from '../../../src/protocol/document.ts';
import { anyText, markdownArbitrary } from './markdown-arbitrary.ts';

const FORMAT = fc.constantFrom('text', 'markdown');

test('spans are in order, within the text, apart from each other, and never empty', () => {
  fc.assert(
    fc.property(fc.oneof(anyText, markdownArbitrary), fc.constantFrom(...BLOCK_KINDS), FORMAT, (text, kind, format) => {
      let last = -1;
      for (const { start, end } of protectedSpans({ kind, text }, format)) {
        expect(start).toBeGreaterThan(last);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(text.length);
        last = end;
      }
    }),
    { numRuns: 1_000 },
  );
});

test('an edit overlaps a span exactly when one of its characters, or its place, is inside', () => {
  fc.assert(
    fc.property(markdownArbitrary, fc.nat(), fc.nat({ max: 10 }), (text, place, length) => {
      const spans = protectedSpans({ kind: 'paragraph', text }, 'markdown');
      const start = place % (text.length + 1);
      const end = Math.min(text.length, start + length);
      const inside = spans.some((span) => span.start < end && span.end > start);
      expect(overlapsProtected(spans, start, end)).toBe(inside);
    }),
  );
});

test('other words in place of the free ones leave the structure of a Markdown document as it was', () => {
  fc.assert(
    fc.property(markdownArbitrary, (text) => {
      const { lead, blocks } = readDocument(text, 'markdown');
      const other = blocks.map((block) => ({ ...block, text: otherWords(block) }));
      const again = readDocument(documentText(lead, other), 'markdown');
      expect(again).toEqual({ lead, blocks: other });
    }),
    { numRuns: 1_000 },
  );
});

test('other words in place of the free ones show up as words alone: no link, code or tag is another', () => {
  const page = new MarkdownIt({ html: true });
  // The page knows no mathematics and no front matter, and would read what stands in them as Markdown.
  const commonMark = markdownArbitrary.map((text) => `Start\n\n${text.replaceAll(/\$\$|\\[[\]]/g, '')}`);
  fc.assert(
    fc.property(commonMark, (text) => {
      const { lead, blocks } = readDocument(text, 'markdown');
      const other = blocks.map((block) => ({ ...block, text: otherWords(block) }));
      const shown = page.render(documentText(lead, other));
      expect(shown.replaceAll('zz', '')).toBe(page.render(text));
      const untouchable = shown.replaceAll(/ alt="[^"]*"/g, '').match(/<code[^]*?<\/code>|<[^>]*>/g) ?? [];
      expect(untouchable.filter((part) => part.includes('zz'))).toEqual([]);
    }),
    { numRuns: 1_000 },
  );
});

function otherWords(block: Parameters<typeof protectedSpans>[0]): string {
  const spans = protectedSpans(block, 'markdown');
  return block.text.replaceAll(/[a-z]{3,}/g, (word, start: number) =>
    overlapsProtected(spans, start, start + word.length) ? word : `${word}zz`,
  );
}
