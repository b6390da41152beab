import { describe, expect, test } from 'bun:test';
import { KeptConcordances } from '../../../src/pipelines/chat/kept-concordances.ts';
import { lookThrough, type NamedFile } from '../../../src/pipelines/chat/look-through.ts';

const REST = 'The keel keeps a ship upright.\n\n';
const SMALL = `A halyard raises a sail — slowly.\n\n${REST}`;
const LARGE = `${REST.repeat(2_000)}${SMALL}`;
const ENCODED = { 'utf-8': 'utf8', 'utf-16le': 'utf16le' } as const;

function named(id: string, text: string | undefined, encoding: keyof typeof ENCODED = 'utf-8'): NamedFile {
  const bytes = text === undefined ? undefined : new Uint8Array(Buffer.from(text, ENCODED[encoding]));
  const row = { number: 1, principal: 'p', format: 'text' as const, sha256: '', createdAt: 0 };
  const file = { ...row, id, name: `${id}.txt`, encoding, size: bytes?.byteLength ?? LARGE.length };
  return { ok: true, file, bytes: async () => bytes?.slice() };
}

const find = { message: 'What raises a sail?', history: [], most: 3, atLeast: 0 };
const signal = new AbortController().signal;

describe.each([
  ['here and now', SMALL, 2],
  ['in a thread', LARGE, 2_002],
])('a file that is looked through %s', (_, text, paragraphs) => {
  test.each(['utf-8', 'utf-16le'] as const)(
    'in %s is quoted letter for letter, also with what was kept of it',
    async (encoding) => {
      const kept = new KeptConcordances();
      for (let time = 1; time <= 2; time += 1) {
        const seen = await Array.fromAsync(lookThrough([named('a', text, encoding)], find, kept, signal));
        expect(seen).toMatchObject([
          { answer: 'found', passages: [{ title: 'a.txt', text: 'A halyard raises a sail — slowly.', score: 1 }] },
        ]);
        expect(seen[0]).toMatchObject({ passages: [{ paragraph: paragraphs - 1 }] });
        expect(kept.get('a')).toBeDefined();
      }
      kept.close();
    },
  );

  test('beside one that was deleted and one that is broken', async () => {
    const kept = new KeptConcordances();
    const broken = { ...named('broken', 'x'), bytes: async () => new Uint8Array([0x41, 0xff, 0xff]) };
    const files = [named('a', text), named('gone', undefined), broken];
    const seen = await Array.fromAsync(lookThrough(files, find, kept, signal));
    expect(seen.map((one) => (one.answer === 'found' ? one.passages.length : `${one.name} ${one.reason}`))).toEqual([
      'broken.txt unreadable',
      'gone.txt unknown',
      1,
    ]);
    kept.close();
  });
});

// An essay over four small files was written from the one passage that had most of its words, and “Compare the two
// revisions” from none.
test('a model is given as many passages as it is to have: what is found, and then how the files begin', async () => {
  const foundIn = async (text: string, message = find.message) => {
    const kept = new KeptConcordances();
    const order = { ...find, message, most: 24, atLeast: 2 };
    const [seen] = await Array.fromAsync(lookThrough([named('a', text)], order, kept, signal));
    kept.close();
    return seen?.answer === 'found' ? seen.passages.map(({ text: said, score }) => [said, score > 0]) : [];
  };
  const raises = 'A halyard raises a sail — slowly.';
  expect(await foundIn(SMALL)).toEqual([
    [raises, true],
    [REST.trim(), false],
  ]);
  const much = `${SMALL}A sail is a sheet of cloth that is as long as the mast is high, and then some more of it.`;
  expect(await foundIn(much)).toEqual([
    [raises, true],
    [much.slice(SMALL.length), true],
  ]);
  expect(await foundIn(much, 'Which revision is clearer?')).toEqual([
    [raises, false],
    [REST.trim(), false],
  ]);
});

test('whoever stops it stops it', async () => {
  const kept = new KeptConcordances();
  const stop = new AbortController();
  stop.abort(new Error('stopped'));
  const looking = Array.fromAsync(lookThrough([named('a', LARGE)], find, kept, stop.signal));
  await expect(looking).rejects.toThrow('stopped');
});
