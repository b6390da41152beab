import { describe, expect, test } from 'bun:test';
import { polisher } from '../../../src/engines/embedded/polish/polish.ts';
import { proofreadText } from '../../support/engine-proofread.ts';
import { passOver } from '../../support/engine-pass.ts';

const polish = polisher();
const AMERICAN = 'The color of the center was analyzed as gray behavior; it was organized.';
const BRITISH = 'The colour of the centre was analysed as grey behaviour; it was organized.';

/** What both passes make of a text, each by itself. */
async function spelled(text: string, options: Parameters<typeof proofreadText>[1]): Promise<string> {
  const { result, changes } = await proofreadText(text, options);
  expect(changes.filter(({ applied }) => !applied).map(({ rule }) => rule)).not.toContain('DialectSpelling');
  expect((await passOver(polish, text, options)).result).toBe(result);
  return result;
}

/** The first thing that polish finds in a text, with its tier, where proofreading has nothing to say. */
async function consistent(text: string, document: readonly string[]) {
  expect((await proofreadText(text, { document })).changes).toEqual([]);
  const [change] = (await passOver(polish, text, { document })).changes;
  return [change?.after, change?.tier];
}

describe('a dialect that is asked for', () => {
  test('is put into the text, however it is written throughout', async () => {
    expect(await spelled(AMERICAN, { dialect: 'GB' })).toBe(BRITISH);
    expect(await spelled(BRITISH, { dialect: 'US' })).toBe(AMERICAN);
    for (const dialect of ['AU', 'IN'] as const) {
      expect(await spelled(AMERICAN, { dialect })).toBe(BRITISH.replace('organized', 'organised'));
    }
    expect(await spelled(AMERICAN, { dialect: 'CA' })).toBe(
      'The colour of the centre was analyzed as gray behaviour; it was organized.',
    );
  });

  test('opens sentences, and leaves names and titles', async () => {
    const text = 'Coloring is fun. Labor Day came. The Color Museum closed. Favorite color: none.';
    expect(await spelled(text, { dialect: 'GB' })).toBe(
      'Colouring is fun. Labor Day came. The Color Museum closed. Favourite colour: none.',
    );
  });

  test('leaves what is the same everywhere, and what is quoted or code', async () => {
    const text = 'A humorist said “the color of the sea” and wrote `color` for the humor of it.';
    expect(await spelled(text, { dialect: 'GB', format: 'markdown' })).toBe(text.replace('the humor', 'the humour'));
  });

  test('of Britain has -ise where the text has it, and else it is suggested', async () => {
    const document = ['They realise that the organisation is recognised by its colour.'];
    expect(await spelled('It was organized.', { dialect: 'GB', document })).toBe('It was organised.');
    const { result, changes } = await proofreadText('It was organized.', { dialect: 'GB' });
    expect(result).toBe('It was organized.');
    expect(changes.map(({ rule, after, tier }) => [rule, after, tier])).toEqual([['dialect-ize', 'organised', 'B']]);
  });

  test('is suggested where everything is, with the reason', async () => {
    const { changes } = await proofreadText('The color of the theater.', { dialect: 'GB', apply: 'suggest' });
    expect(changes.map(({ rule, after, applied, reason }) => [rule, after, applied, reason])).toEqual([
      ['dialect-our', 'colour', false, 'British English spells it “colour”.'],
      ['dialect-re', 'theatre', false, 'British English spells it “theatre”.'],
    ]);
  });

  test('has a suggestion for words that are in no table', async () => {
    const { changes } = await proofreadText('We read the catalog of a dialog.', { dialect: 'GB' });
    expect(changes.map(({ rule, before, tier }) => [rule, before, tier])).toContainEqual([
      'DialectSpelling',
      'catalog',
      'B',
    ]);
  });
});

describe('where no dialect is asked for', () => {
  test('a text keeps its own', async () => {
    expect(await spelled(AMERICAN, {})).toBe(AMERICAN);
    expect(await spelled(BRITISH, {})).toBe(BRITISH);
    expect(await spelled('The colour of the text.', {})).toBe('The colour of the text.');
    expect((await proofreadText('The colour of the center.')).changes).toEqual([]);
    expect((await proofreadText('A colour catalogue.')).changes).toEqual([]);
  });

  test('a word that it spells in two ways gets the one that prevails, and only polish does that', async () => {
    const british = ['The colours of the theatre and its neighbours.', 'A grey harbour.'];
    expect(await consistent('The color of it.', british)).toEqual(['colour', 'A']);
    const american = ['The color of our center and its behavior, in favor.'];
    expect(await consistent('The colour of it.', american)).toEqual(['color', 'A']);
    expect(await consistent('It was coloured.', american)).toEqual(['colored', 'A']);
  });

  test('a word that is spelled in one way throughout is its author’s choice: the other is a suggestion', async () => {
    const american = ['The color of our center and its behavior, in favor.', 'A labor of it.'];
    expect(await consistent('We went to the theatre of the harbour.', american)).toEqual(['theater', 'B']);
    expect(await consistent('A grey cat.', american)).toEqual(['gray', 'B']);
  });

  test('what is only in the majority is suggested', async () => {
    expect(await consistent('The color of it.', ['The colour of the theatre.'])).toEqual(['colour', 'B']);
  });

  test('each change is suggested once, by one of the passes', async () => {
    for (const options of [{ dialect: 'GB', apply: 'suggest' }, {}] as const) {
      const text = 'The color of the theatre and our neighbour, and its colour.';
      const both = await Promise.all([proofreadText(text, options), passOver(polish, text, options)]);
      const said = both.flatMap(({ changes }) => changes.map(({ start }) => start));
      expect(said).toEqual([text.indexOf('color')]);
    }
    const utilize = await proofreadText('We utilize it.', { dialect: 'AU', apply: 'suggest' });
    expect(utilize.changes).toEqual([]);
  });

  test('Canadian spelling and that of Oxford are habits too', async () => {
    const canadian = 'Our favourite colour was analyzed at the centre. We organized a neighbourhood and realized it.';
    expect(await spelled(canadian, {})).toBe(canadian);
    const oxford = `${canadian.replace('analyzed', 'analysed')} They recognized and civilized it.`;
    expect(await spelled(oxford, {})).toBe(oxford);
    expect(await consistent('We realise it.', [oxford])).toEqual(['realize', 'A']);
    expect(await consistent('We sterilise it.', [oxford])).toEqual(['sterilize', 'B']);
  });

  test('what is quoted, named or code says nothing of the author', async () => {
    const document = [
      'She said “the color of the center, our behavior, in favor of labor” and left.',
      'Use `color`, `center`, `behavior` and `favor`.',
    ];
    expect((await proofreadText('The colour of it.', { document, format: 'markdown' })).changes).toEqual([]);
  });
});
