import { afterAll, describe, expect, setDefaultTimeout, test } from 'bun:test';
import { documentWords, wordFacts } from '../../../src/engines/embedded/document-words.ts';
import { embeddedEngine } from '../../../src/engines/embedded/embedded-engine.ts';
import { RevisionCache } from '../../../src/engines/embedded/revision-cache.ts';
import type { RevisionEngine, RevisionOptions, RevisionRequest } from '../../../src/engines/revision-engine.ts';
import { obedientEngine, paragraphs, requestOf, revisionsOf } from '../../support/engine-requests.ts';

/** Loading Harper takes seconds on a busy machine. */
setDefaultTimeout(300_000);

const engine = obedientEngine();
afterAll(() => engine.close());

type Asked = Partial<RevisionOptions> & { readonly pass?: string };

/** Which revision of its worker each block was given: the same number again means that no worker was asked. */
async function revised(by: RevisionEngine, blocks: RevisionRequest['blocks'], options: Asked = {}) {
  const revisions = await revisionsOf(by, requestOf(blocks, options));
  return revisions.map(({ changes }) => Number(/\d+/.exec(changes[0]?.reason ?? '')?.[0]));
}

const texts = (name: string, count = 20) => Array.from({ length: count }, (_, index) => `${name} ${index} says so.`);

describe('the cache', () => {
  test('costs the workers nothing for a document that is the same', async () => {
    const blocks = paragraphs(...texts('Same'));
    const first = await revised(engine, blocks);
    expect(new Set(first).size).toBe(20);
    expect(await revised(engine, blocks)).toEqual(first);
    const renamed = blocks.map((block) => ({ ...block, id: `x${block.id}` }));
    const revisions = await revisionsOf(engine, { ...requestOf(renamed), pass: { pass: 3, name: 'proofread' } });
    expect(revisions[4]?.changes[0]).toMatchObject({
      id: 'p3.xb5.1',
      pass: 3,
      block: 'xb5',
      reason: `Revision ${first[4]} of this worker.`,
    });
  });

  test('of a document that has changed, only what the change concerns is revised', async () => {
    const words = [...texts('Other', 9), 'Nine HEARS it.'];
    const first = await revised(engine, paragraphs(...words));
    const changed = await revised(engine, paragraphs('One is new.', ...words.slice(1)));
    expect(changed.slice(1)).toEqual(first.slice(1));
    expect(changed[0]).toBeGreaterThan(Math.max(...first));
    const shouted = await revised(engine, paragraphs('One SHOUTS now.', ...words.slice(1)));
    expect(shouted.slice(1, -1)).toEqual(first.slice(1, -1));
    expect(shouted.at(-1)).toBeGreaterThan(Math.max(...changed));
    const inserted = await revised(engine, paragraphs(...words.slice(0, 3), 'Inserted.', ...words.slice(3)));
    expect(inserted.toSpliced(3, 1)).toEqual([...first.slice(0, -1), expect.any(Number)]);
  });

  test('keeps apart what is asked for otherwise', async () => {
    const blocks = paragraphs('Asked in many ways.');
    const [first = 0] = await revised(engine, blocks);
    const ways: Asked[] = [
      { dialect: 'GB' },
      { apply: 'suggest' },
      { format: 'markdown' },
      { dictionary: ['many'] },
      { rules: { Star: 'suggest' } },
      { register: 'plain' },
      { pass: 'tighten' },
    ];
    const others: number[] = [];
    for (const way of ways) others.push(...(await revised(engine, blocks, way)));
    expect(new Set(others.slice(0, -1)).size).toBe(6);
    expect(others.slice(0, -1)).not.toContain(first);
    expect(await revised(engine, [{ id: 'b1', kind: 'quote', text: 'Asked in many ways.' }])).not.toEqual([first]);
    expect(await revised(engine, blocks)).toEqual([first]);
  });

  test('may be left out', async () => {
    const other = obedientEngine({ cacheBytes: 0 });
    const [first] = await revised(other, paragraphs('Again and again.'));
    expect(await revised(other, paragraphs('Again and again.'))).toEqual([(first ?? 0) + 1]);
    await other.close();
  });

  test('gives what the engine would, for every pass', async () => {
    const real = embeddedEngine();
    const kept = paragraphs('We recieved it in order to utilize the  colour.', 'Teh end was written, very well!!');
    for (const pass of ['proofread', 'tighten', 'polish', 'structure', 'tone']) {
      const first = await revisionsOf(real, requestOf(kept, { pass }));
      expect(await revisionsOf(real, requestOf(kept, { pass }))).toEqual(first);
      const longer = [...kept, { id: 'b3', kind: 'paragraph', text: 'One more.' } as const];
      expect((await revisionsOf(real, requestOf(longer, { pass }))).slice(0, 2)).toEqual(first);
    }
    await real.close();
  });
});

describe('its memory', () => {
  const revision = { block: 'b1', changes: [] };

  test('is bounded, and what was asked for longest ago goes first', () => {
    const cache = new RevisionCache(1_000);
    for (const key of ['a', 'b', 'c', 'd', 'e', 'f']) {
      cache.keepBlock(key, { facts: '', revision });
      cache.block('a');
      expect(cache.bytes).toBeLessThanOrEqual(1_000);
    }
    expect(cache.block('a')).toBeDefined();
    expect(cache.block('b')).toBeUndefined();
    expect(cache.block('f')).toBeDefined();
  });

  test('counts an entry once, and documents too', () => {
    const cache = new RevisionCache(100_000);
    cache.keepBlock('a', { facts: '', revision });
    const { bytes } = cache;
    cache.keepBlock('a', { facts: '', revision });
    expect(cache.bytes).toBe(bytes);
    cache.document('d', 10).fill('x');
    expect(cache.bytes).toBeGreaterThan(bytes);
    expect(cache.document('d', 10)[0]).toBe('x');
    expect(new RevisionCache(10).document('d', 10)).toEqual(Array.from({ length: 10 }, () => null));
  });
});

test('the facts of a block are which of its words are terms, and which the document repeats', () => {
  const block = (text: string) => ({ id: 'b', kind: 'paragraph', text, opensSentence: true }) as const;
  const facts = (...others: string[]) =>
    wordFacts(block('The kubelet runs.'), documentWords([block('The kubelet runs.'), ...others.map(block)]));
  expect(facts('Nothing here.')).toBe(facts('Something else entirely.'));
  expect(facts('A kubelet.')).not.toBe(facts('Nothing here.'));
  expect(facts('It is called Kubelet.')).not.toBe(facts('Nothing here.'));
});
