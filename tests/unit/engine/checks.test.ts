import { describe, expect, test } from 'bun:test';
import { proseBlocks } from '../../../src/engines/embedded/document-blocks.ts';
import { structureChecker } from '../../../src/engines/embedded/structure/structure.ts';
import { toneChecker } from '../../../src/engines/embedded/tone/tone.ts';
import { readDocument } from '../../../src/documents/reading/read-document.ts';
import { DEFAULT_OPTIONS, type RevisionOptions } from '../../../src/engines/revision-engine.ts';
import { isHint } from '../../../src/protocol/document.ts';
import { passOver } from '../../support/engine-pass.ts';

const structure = structureChecker();
const tone = toneChecker();

/** What the pass says of each block of a document that has something said of it. */
async function said(markdown: string, options: Partial<RevisionOptions> = {}) {
  const blocks = proseBlocks(readDocument(markdown, 'markdown').blocks);
  const reviser = structure.read({ pass: 1, options: { ...DEFAULT_OPTIONS, ...options }, blocks });
  const revisions = await Promise.all(blocks.map((block) => reviser.revise(block, async () => true)));
  const changes = revisions.flatMap((revision) => revision?.changes ?? []);
  for (const change of changes) expect([isHint(change), change.tier, change.applied]).toEqual([true, 'C', false]);
  return changes.map(({ rule, before }) => `${rule}: ${before}`);
}

const words = (count: number) => Array.from({ length: count }, (_, index) => `word${index}`).join(' ');

describe('structure', () => {
  test('points to long sentences, sooner in plain English', async () => {
    expect(await said(`The ${words(45)}.`)).toEqual(['long-sentence: The']);
    expect(await said(`The ${words(30)}.`)).toEqual([]);
    expect(await said(`The ${words(30)}.`, { register: 'plain' })).toEqual(['long-sentence: The']);
    expect(await said(`The ${words(45).replaceAll(' ', ', ')}.`)).toEqual([]);
  });

  test('points to long paragraphs', async () => {
    expect(await said(`${'It is here and it is there. '.repeat(40)}The end.`)).toEqual(['long-paragraph: end']);
  });

  test('sees the outline', async () => {
    expect(await said('# One\n\nText.\n\n### Three\n\nText.\n\nTwo\n---\n\n## Next\n\nText.')).toEqual([
      'heading-empty: Two',
    ]);
    expect(await said('Text.\n\n# One\n\nText.\n\n### Three\n\nText.')).toEqual(['heading-jump: Three']);
    expect(await said('# One\n\n## Two\n\nText.\n\n## Code\n\n```\nx\n```\n\n## Last\n\nText.')).toEqual([]);
  });

  test('misses headings in a long text, once', async () => {
    const long = 'It is here and it is there for you.\n\n'.repeat(250);
    expect(await said(`${long}# Head\n\nText.`)).toEqual(['headings-missing: It']);
    expect(await said(`Text.\n\n# Head\n\n${long.slice(0, 3000)}`)).toEqual([]);
  });
});

describe('tone', () => {
  const found = async (text: string, options: Partial<RevisionOptions> = {}) => {
    const { changes, result } = await passOver(tone, text, options);
    expect(result).toBe(text);
    return changes.map(({ rule, before, after }) =>
      before === after ? `${rule}: ${before}` : `${rule}: ${before} > ${after}`,
    );
  };

  test('points to passive voice, but not to adjectives', async () => {
    expect(await found('The letter was quickly written. It is based on facts.')).toEqual([
      'passive-voice: was quickly written',
    ]);
    expect(await found('We are interested and it is located there. He has opened it.')).toEqual([]);
  });

  test('says of academic English what is too informal, with the full form where there is one', async () => {
    const text = "You can't say that kids don't do it’s sort of stuff here! They’re here.";
    expect(await found(text, { register: 'academic' })).toEqual([
      'second-person: You',
      "short-form: can't > cannot",
      'informal-word: kids > children',
      "short-form: don't > do not",
      'informal-word: sort of > rather',
      'informal-word: stuff > material',
      'exclamation-in-prose: !',
      'short-form: They’re > They are',
    ]);
    expect(await found(text)).toEqual([]);
  });

  // “They're car is red” was written out as “They are car is red”.
  test('writes out “they’re” where it is one, and asks where it may be a slip of “their”', async () => {
    const after = async (text: string) => {
      const { changes } = await passOver(tone, text, { register: 'academic', apply: 'all' });
      return changes
        .filter(({ rule }) => rule === 'short-form')
        .map(({ after: to, alternatives = [], applied }) => [applied, to, ...alternatives]);
    };
    expect(await after('They’re car is red, and you’re house too.')).toEqual([
      [false, 'They are', 'Their'],
      [false, 'you are', 'your'],
    ]);
    expect(await after('It is on they’re own, in they’re old place.')).toEqual([
      [false, 'they are', 'their'],
      [false, 'they are', 'their'],
    ]);
    expect(await after('They’re friends of mine.')).toEqual([[false, 'They are', 'Their']]);
    expect(await after('They’re here, you’re late, they’re coming and they’re not ready, for they’re.')).toEqual([
      [true, 'They are'],
      [true, 'you are'],
      [true, 'they are'],
      [true, 'they are'],
      [false, 'they are', 'their'],
    ]);
    expect(await after('We’re friends, and I think they’re the best.')).toEqual([
      [true, 'We are'],
      [true, 'they are'],
    ]);
  });

  test('says a hint once a block, and what can be replaced wherever it stands', async () => {
    expect(await found('It is very good and very new!! The chairman saw the Chairman there!!!')).toEqual([
      'intensifier: very',
      'exclamation: !! > !',
      'gendered-word: chairman > chair',
      'gendered-word: Chairman',
      'exclamation: !!! > !',
    ]);
  });

  test('leaves quotations, code and what a person wants left', async () => {
    expect(await found('She said: “It was very very written by them!!” and `was written` and left.')).toEqual([]);
    expect(await found('It is very good.', { rules: { intensifier: 'off' } })).toEqual([]);
    expect(await found('It is very good.', { dictionary: ['very'] })).toEqual([]);
  });
});
