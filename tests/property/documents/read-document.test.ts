import { expect, test } from 'bun:test';
import * as fc from 'fast-check';
import { readDocument } from '../../../src/documents/reading/read-document.ts';
import { applyChanges, type Block, documentText } from '../../../src/protocol/document.ts';
import { anyText, markdownArbitrary } from './markdown-arbitrary.ts';

const FORMAT = fc.constantFrom('text', 'markdown');
const DOCUMENT = fc.oneof(anyText, markdownArbitrary);

/** An edit at a place of the document's blocks, as fractions: where there is no text, there is none. */
const EDITS = fc.array(
  fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat({ max: 5 }), fc.string({ maxLength: 5 })),
  {
    maxLength: 20,
  },
);

test('every text is read into blocks that give it back exactly', () => {
  fc.assert(
    fc.property(DOCUMENT, FORMAT, (text, format) => {
      const { lead, blocks } = readDocument(text, format);
      expect(documentText(lead, blocks)).toBe(text);
      expect(blocks.map(({ id }) => id)).toEqual(blocks.map((_, index) => `b${index + 1}`));
      expect(blocks.every((block) => block.text !== '')).toBe(true);
    }),
    { numRuns: 3_000 },
  );
});

test('the gaps of plain text are white space, and no block begins or ends with any', () => {
  fc.assert(
    fc.property(DOCUMENT, (text) => {
      const { lead, blocks } = readDocument(text, 'text');
      for (const gap of [lead, ...blocks.map((block) => block.gap)]) expect(gap.trim()).toBe('');
      for (const block of blocks) expect(block.text.trim()).toBe(block.text);
    }),
  );
});

test('the rebuilt text is read into the same blocks', () => {
  fc.assert(
    fc.property(DOCUMENT, FORMAT, (text, format) => {
      const read = readDocument(text, format);
      expect(readDocument(documentText(read.lead, read.blocks), format)).toEqual(read);
    }),
  );
});

test('changes in blocks change their own spans of the text and nothing else', () => {
  fc.assert(
    fc.property(DOCUMENT, FORMAT, EDITS, (text, format, wanted) => {
      const { lead, blocks } = readDocument(text, format);
      const edits = placed(blocks, wanted);
      const changed = blocks.map((block) => ({
        ...block,
        text:
          applyChanges(
            block.text,
            edits.filter((edit) => edit.block === block),
          ) ?? '(does not fit)',
      }));
      const starts = startsOf(lead, blocks);
      const spliced = edits.toReversed().reduce((result, { block, start, end, after }) => {
        const at = starts.get(block) ?? 0;
        return result.slice(0, at + start) + after + result.slice(at + end);
      }, text);
      expect(documentText(lead, changed)).toBe(spliced);
    }),
    { numRuns: 500 },
  );
});

interface PlacedEdit {
  readonly block: Block;
  readonly start: number;
  readonly end: number;
  readonly before: string;
  readonly after: string;
  readonly applied: true;
}

/** The edits that find room, in document order and none overlapping another. */
function placed(blocks: readonly Block[], wanted: readonly (readonly [number, number, string])[]): PlacedEdit[] {
  const edits: PlacedEdit[] = [];
  for (const [place, length, after] of wanted.toSorted(([a], [b]) => a - b)) {
    const index = Math.min(blocks.length - 1, Math.floor(place * blocks.length));
    const block = blocks[index];
    if (!block) continue;
    const start = Math.floor((place * blocks.length - index) * block.text.length);
    const end = Math.min(block.text.length, start + length);
    const last = edits.at(-1);
    if (last?.block === block && last.end >= start) continue;
    edits.push({ block, start, end, before: block.text.slice(start, end), after, applied: true });
  }
  return edits;
}

function startsOf(lead: string, blocks: readonly Block[]): Map<Block, number> {
  const starts = new Map<Block, number>();
  let at = lead.length;
  for (const block of blocks) {
    starts.set(block, at);
    at += block.text.length + block.gap.length;
  }
  return starts;
}
