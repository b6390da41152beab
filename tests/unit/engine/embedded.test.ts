import { afterAll, describe, expect, setDefaultTimeout, test } from 'bun:test';
import { join } from 'node:path';
import { readDocument } from '../../../src/documents/reading/read-document.ts';
import { embeddedEngine } from '../../../src/engines/embedded/embedded-engine.ts';
import type { Revision, RevisionRequest } from '../../../src/engines/revision-engine.ts';
import { applyChanges, documentText } from '../../../src/protocol/document.ts';
import { long, paragraphs, requestOf, revisionsOf } from '../../support/engine-requests.ts';
import { needs } from '../../support/needs.ts';

/** Loading Harper takes seconds on a busy machine. */
setDefaultTimeout(300_000);

const engine = embeddedEngine();
engine.warm();
afterAll(() => engine.close());

function applied(blocks: RevisionRequest['blocks'], revisions: readonly Revision[]): string[] {
  return blocks.map(({ text }, index) => applyChanges(text, revisions[index]?.changes ?? []) ?? '');
}

describe('the embedded engine', () => {
  test('loads in the background', async () => {
    const other = embeddedEngine();
    expect(other.status).toBe('cold');
    other.warm();
    expect(other.status).toBe('warming');
    await other.close();
  });

  test('leaves the text of a pass that it does not know, and says so once', async () => {
    const revisions = await revisionsOf(engine, requestOf(paragraphs('teh one', 'teh two'), { pass: 'compose' }));
    expect(revisions.map(({ changes }) => changes)).toEqual([[], []]);
    expect(revisions.map(({ warning }) => warning?.code)).toEqual(['unknown_pass', undefined]);
  });

  test('says once that it corrects English only', async () => {
    const french = 'Ceci est une phrase en français, et elle ne doit pas être corrigée par le moteur.';
    const revisions = await revisionsOf(engine, requestOf(paragraphs('This is teh text.', french, long(french))));
    expect(revisions.map(({ warning }) => warning?.code)).toEqual([undefined, 'not_english', undefined]);
    expect(revisions.map(({ changes }) => changes.length)).toEqual([1, 0, 0]);
  });

  test('sees words of the whole document, wherever a block stands', async () => {
    const blocks = paragraphs(
      'We use a frobnicater.',
      ...Array.from({ length: 5 }, () => long('All is well.')),
      'A frobnicater.',
    );
    const revisions = await revisionsOf(engine, requestOf(blocks));
    expect(revisions.flatMap(({ changes }) => changes)).toEqual([]);
  });

  test('gives the same on one worker as on two, and after a worker was replaced', async () => {
    const blocks = paragraphs(
      ...Array.from({ length: 4 }, (_, index) => long(`${index} I have recieved teh mesage becuase it is a apple.`)),
    );
    const expected = await revisionsOf(engine, requestOf(blocks));
    const two = embeddedEngine({ workers: 2, recycleAfterBytes: 2_000, bootTimeoutMs: 300_000 });
    expect(await revisionsOf(two, requestOf(blocks))).toEqual(expected);
    await two.close();
  });

  test('keeps a document byte for byte but for its changes', async () => {
    const text = '---\ntitle: teh\n---\n\n# Teh title\r\n\n- teh item\n\n```\nteh code\n```\n\nTeh   [end](teh.md).\n';
    const { lead, blocks } = readDocument(text, 'markdown');
    const revisions = await revisionsOf(engine, requestOf(blocks, { format: 'markdown' }));
    const texts = applied(blocks, revisions);
    const result = documentText(
      lead,
      blocks.map((block, index) => ({ ...block, text: texts[index] ?? '' })),
    );
    const prose = [
      ['# Teh', '# The'],
      ['- teh', '- the'],
      ['Teh   [', 'The   ['],
    ] as const;
    expect(result).toBe(prose.reduce((whole, [before, after]) => whole.replace(before, after), text));
  });

  const folder = process.env['EVAL_DIR'];
  const evaluation = needs('EVAL_DIR', folder !== undefined);
  test.skipIf(evaluation.skip)(
    `has nothing more to apply to its own output, on real documents${evaluation.because}`,
    async () => {
      let [first, second] = [0, 0];
      for (const file of new Bun.Glob('*.md').scanSync(join(folder ?? '', 'markdown'))) {
        const { blocks } = readDocument(await Bun.file(join(folder ?? '', 'markdown', file)).text(), 'markdown');
        const texts = applied(blocks, await revisionsOf(engine, requestOf(blocks, { format: 'markdown' })));
        const again = blocks.map((block, index) => ({ ...block, text: texts[index] ?? '' }));
        first += texts.filter((text, index) => text !== blocks[index]?.text).length;
        const revisions = await revisionsOf(engine, requestOf(again, { format: 'markdown' }));
        second += revisions.flatMap(({ changes }) => changes).filter((change) => change.applied).length;
      }
      expect(second).toBe(0);
      expect(first).toBeLessThan(20);
    },
  );
});

test('it is ready for a pass that rewords without Harper', async () => {
  const other = embeddedEngine();
  const { signal } = new AbortController();
  await other.ready(signal, 'tighten');
  await other.ready(signal, 'a pass of nobody');
  expect(other.status).toBe('cold');
  await other.close();
});
