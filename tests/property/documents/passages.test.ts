import { expect, test } from 'bun:test';
import * as fc from 'fast-check';
import { concordanceOf, passageAt, passageCount } from '../../../src/documents/search/concordance.ts';
import { findPassages } from '../../../src/documents/search/passage-search.ts';
import { passagesOf } from '../../../src/documents/search/passages.ts';
import { queryOf } from '../../../src/documents/search/query.ts';
import { anyText, markdownArbitrary } from './markdown-arbitrary.ts';

const TEXT = fc.oneof(anyText, markdownArbitrary);
const FORMAT = fc.constantFrom('markdown' as const, 'text' as const);

test('passages follow each other in the text, say something, and are counted like paragraphs', () => {
  fc.assert(
    fc.property(TEXT, FORMAT, (text, format) => {
      let [at, last] = [0, 0];
      for (const { start, end, paragraph, heading, isCode } of passagesOf(text, format)) {
        expect(start).toBeGreaterThanOrEqual(at);
        expect(end).toBeLessThanOrEqual(text.length);
        expect(text.slice(start, end)).toMatch(/\p{L}/u);
        expect(paragraph).toBeGreaterThanOrEqual(Math.max(isCode ? 0 : 1, last));
        expect(heading === undefined || heading.end <= start).toBe(true);
        [at, last] = [end, paragraph];
      }
    }),
  );
});

test('a concordance holds every passage as it was given, and every found one stands in its text', () => {
  fc.assert(
    fc.property(TEXT, FORMAT, fc.string({ unit: 'grapheme' }), (text, format, question) => {
      const passages = [...passagesOf(text, format)];
      const concordance = concordanceOf(text, passages);
      expect(passageCount(concordance)).toBe(passages.length);
      for (const [at, { start, end, paragraph, heading, isCode = false }] of passages.entries()) {
        expect(passageAt(concordance, at)).toMatchObject({ start, end, paragraph, heading, isCode });
      }
      for (const asked of [question, text.slice(0, 200)]) {
        const found = findPassages([{ id: 'a', name: 'a', text, concordance }], queryOf(asked), 5);
        for (const { text: quote } of found) expect(text).toContain(quote);
        for (const { score } of found) expect(score >= 0 && score <= 1).toBe(true);
      }
    }),
  );
});
