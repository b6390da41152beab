import { describe, expect, setDefaultTimeout, test } from 'bun:test';
import * as fc from 'fast-check';
import { protectedSpans } from '../../src/documents/spans/protected-spans.ts';
import { readDocument } from '../../src/documents/reading/read-document.ts';
import { compatible, edited } from '../../src/engines/edits/edit.ts';
import { isWritten } from '../../src/engines/model/asking/batches.ts';
import { Drops } from '../../src/engines/model/checks/drops.ts';
import { editsOfProposals } from '../../src/engines/model/editing/edits-of-proposals.ts';
import { keepsFacts } from '../../src/engines/model/checks/keeps-facts.ts';
import type { Proposal } from '../../src/engines/model/editing/proposal.ts';
import { type Segment, inTwo } from '../../src/engines/model/asking/segment.ts';
import { verifiedEdits } from '../../src/engines/model/checks/verified-edits.ts';
import { rewriteEdits } from '../../src/engines/model/rewriting/rewrite-edits.ts';
import { type Block, documentText } from '../../src/protocol/document.ts';
import { markdownArbitrary } from './documents/markdown-arbitrary.ts';

setDefaultTimeout(120_000);

/** What a model may write, the worst of it included. */
const WRITTEN = fc
  .array(
    fc.constantFrom(
      'the',
      'old',
      'House',
      ' ',
      '\n',
      '\n\n',
      '# ',
      '- ',
      '1. ',
      '> ',
      '|',
      '`',
      '*',
      '**',
      '_',
      '[',
      '](x)',
      '<b>',
      '$',
      '\\',
      '{{',
      '}}',
      'https://x.y',
      '5',
      '(Smith, 2020)',
      'May 2020',
      'three',
      'four',
      'Er war nicht so, wie ich war.',
      '&amp;',
      '“',
      '”',
      '    ',
      '\t',
      '---',
      '😀',
      '\u202e',
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(''));

/** Proposals for a text: a stretch of it, and something else. */
const proposals = fc.array(
  fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), length: fc.nat(12), after: WRITTEN, keep: fc.boolean() }),
  { maxLength: 5 },
);

function proposed(text: string, drawn: { at: number; length: number; after: string; keep: boolean }[]): Proposal[] {
  return drawn.flatMap(({ at, length, after, keep }) => {
    const start = Math.floor(at * text.length);
    const old = text.slice(start, start + length + 1);
    if (old === '') return [];
    const told = { block: 's1', reason: '', category: 'grammar' as const, sure: true };
    return [{ ...told, old, new: keep ? old + after : after }];
  });
}

/** The document with what is left of the edits of every block. */
async function revised(
  text: string,
  edits: (segment: Segment, untouchable: ReturnType<typeof protectedSpans>) => ReturnType<typeof rewriteEdits>,
) {
  const { lead, blocks } = readDocument(text, 'markdown');
  const after: Block[] = [];
  for (const [index, block] of blocks.entries()) {
    if (!isWritten(block)) {
      after.push(block);
      continue;
    }
    const found = edits({ block, index, start: 0, text: block.text }, protectedSpans(block, 'markdown'));
    const kept = await verifiedEdits(block, compatible(found), 'markdown', new Drops());
    after.push({ ...block, text: edited(block.text, kept) });
  }
  return { before: blocks, after, text: documentText(lead, after) };
}

const shape = (blocks: readonly Block[]) => blocks.map(({ kind }) => kind);

describe('whatever a model writes', () => {
  test('edits leave every block what it was, with its facts', async () => {
    await fc.assert(
      fc.asyncProperty(markdownArbitrary, proposals, async (source, drawn) => {
        const { before, after, text } = await revised(source, (segment, untouchable) =>
          editsOfProposals(segment, proposed(segment.text, drawn), {
            pass: 'proofread',
            asked: false,
            untouchable,
            drops: new Drops(),
          }),
        );
        for (const [index, block] of before.entries()) {
          const now = after[index]?.text ?? '';
          expect(now === block.text || keepsFacts(block, now, 'markdown')).toBe(true);
        }
        expect(shape(readDocument(text, 'markdown').blocks)).toEqual(shape(before));
      }),
      { numRuns: 400 },
    );
  });

  test('a passage that is written anew leaves its block what it was', async () => {
    await fc.assert(
      fc.asyncProperty(
        markdownArbitrary,
        fc.array(WRITTEN, { minLength: 1, maxLength: 4 }),
        fc.boolean(),
        fc.constantFrom('tone', 'proofread'),
        async (source, parts, mixed, pass) => {
          const written = (text: string) => {
            const words = text.split(' ');
            return mixed
              ? words.map((word, nth) => (nth % 3 === 2 ? (parts[nth % parts.length] ?? '') : word)).join(' ')
              : parts.join(' ');
          };
          const { before, after, text } = await revised(source, (segment, untouchable) =>
            rewriteEdits(segment, written(segment.text), { pass, asked: false, untouchable, drops: new Drops() }),
          );
          expect(after).toHaveLength(before.length);
          expect(shape(readDocument(text, 'markdown').blocks)).toEqual(shape(before));
        },
      ),
      { numRuns: 400 },
    );
  });

  test('a text that is cut is all there, in its order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('One two. ', 'Three? ', 'e.g. four ', '“Five.” ', '\n', '...', '我们。'), {
          maxLength: 80,
        }),
        (parts) => {
          const text = parts.join('');
          const halves = inTwo([{ block: { id: 'b1', kind: 'paragraph', text }, index: 0, start: 0, text }]);
          if (!halves) return;
          const cut = halves.flat();
          expect(cut.map((part) => part.text).join('')).toBe(text);
          for (const part of cut) expect(text.startsWith(part.text, part.start)).toBe(true);
          expect(cut.every((part) => part.text !== '')).toBe(true);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
