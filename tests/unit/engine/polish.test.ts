import { describe, expect, test } from 'bun:test';
import { CONVENTIONS } from '../../../src/engines/embedded/polish/conventions.ts';
import { DIALECT_PAIRS } from '../../../src/engines/embedded/dialect/dialect-table.ts';
import { polisher } from '../../../src/engines/embedded/polish/polish.ts';
import { passOver } from '../../support/engine-pass.ts';

const polish = polisher();
type Asked = Parameters<typeof passOver>[2];
const polished = async (text: string, options?: Asked) => (await passOver(polish, text, options)).result;
const times = (text: string, count = 4) => Array.from({ length: count }, () => text);

/** Text, what the rest of the document is like, and what it becomes. */
const POLISHED: readonly (readonly [string, readonly string[], string])[] = [
  ["It's here.", times('It’s there and they’re here.'), 'It’s here.'],
  ['It’s here.', times("It's there and they're here."), "It's here."],
  ['He said "yes" and left.', times('She said “no” and “never” again.'), 'He said “yes” and left.'],
  ['He said “yes” and left.', times('She said "no" and "never" again.'), 'He said "yes" and left.'],
  ['Wait... what now?', times('Wait… what is it now?'), 'Wait… what now?'],
  ['We came - and left -- all of us.', times('We came—and we left.'), 'We came - and left—all of us.'],
  ['We came—and left.', times('We came – and we left.'), 'We came – and left.'],
  ['We came.  Then we left.', times('We came. Then we left. All of us.'), 'We came. Then we left.'],
  ['Send an e-mail to us.', times('An email is a text.'), 'Send an email to us.'],
  [
    'E-mail is not dead. The web site lives.',
    times('An email to the website.'),
    'Email is not dead. The website lives.',
  ],
  ['Their Javascript is on Github.', [], 'Their JavaScript is on GitHub.'],
  ['We saw the\nthe dog in the in the house.', [], 'We saw the dog in the house.'],
  ['The colour of the centre.', times('The color of the center.'), 'The color of the center.'],
  ['It was analysed and totalled.', times('We analyzed and totaled the colors.'), 'It was analyzed and totaled.'],
];

const LEFT_ALONE: readonly (readonly [string, readonly string[]])[] = [
  ['It was analysed at the theatre.', times('The color of the center.')],
  ['It is 5\' 10" tall and 6" wide.', times('She said “no” and “never” again.')],
  ['One " mark alone.', times('She said “no” and “never” again.')],
  ['Use `"x"` and [a b](http://x.y "title") here.', times('She said “no” and “never” again.')],
  ['Run it with `a -- b` and {{x--y}}.', times('We came—and we left.')],
  ['The Web Site Company and an E-Mail Server.', times('An email to the website.')],
  ['Run github and javascript in src/Github/Javascript.js.', []],
  ['The Labour Party and the Colour Museum met.', []],
  ['We saw that that was so, and had had enough: on and on and on.', []],
  ['A plan A a day.', []],
  ['Use aria-labelled by it.', []],
  ['Either way is fine: e-mail or email.', ['An email.', 'An e-mail.']],
  ['It was a time...then "so".', times('Well… it was...')],
];

describe('polish', () => {
  test.each(POLISHED)('%s', async (text, document, expected) => {
    expect(await polished(text, { document })).toBe(expected);
    expect(await polished(expected, { document })).toBe(expected);
  });

  test.each(LEFT_ALONE)('leaves: %s', async (text, document) => {
    expect(await polished(text, { document })).toBe(text);
  });

  test('makes the marks around quoted speech like the others, and leaves its words', async () => {
    const document = times('She said “no” and “never” again.');
    expect(await polished('He said "the colour of the the e-mail" and left.', { document })).toBe(
      'He said “the colour of the the e-mail” and left.',
    );
  });
});

describe('the dialect', () => {
  test('has pairs that differ, each word in one of them', () => {
    for (const { us, gb } of DIALECT_PAIRS.values()) expect(us).not.toBe(gb);
    const both = [...DIALECT_PAIRS].filter(([word, { us, gb }]) => word !== us && word !== gb);
    expect(both).toEqual([]);
  });
});

describe('suggestions of polish', () => {
  test('bring a heading into the case of the others', async () => {
    const heading = (text: string) => ({ kind: 'heading', text }) as const;
    const titles = times('How We Build the Best Things').map(heading);
    const { changes, result } = await passOver(polish, 'Why we test it with people', {
      kind: 'heading',
      document: titles,
    });
    expect(result).toBe('Why we test it with people');
    expect(changes).toMatchObject([
      { rule: 'heading-case', tier: 'B', before: 'we test it with people', after: 'We Test it with People' },
    ]);
    const sentences = [
      ...times('How we build the best things').map(heading),
      { kind: 'paragraph', text: 'We test with users and build.' } as const,
    ];
    const down = await passOver(polish, 'Why We Test With Maria', { kind: 'heading', document: sentences });
    expect(down.changes).toMatchObject([{ before: 'Test With', after: 'test with' }]);
  });

  test('end the items of a list alike', async () => {
    const item = (text: string) => ({ kind: 'list_item', text }) as const;
    const stops = times('One thing ends here.').map(item);
    expect((await passOver(polish, 'Another one', { kind: 'list_item', document: stops })).changes).toMatchObject([
      { rule: 'list-end', before: '', after: '.' },
    ]);
    const bare = times('One thing').map(item);
    expect((await passOver(polish, 'Another one.', { kind: 'list_item', document: bare })).changes).toMatchObject([
      { rule: 'list-end', before: '.', after: '' },
    ]);
  });

  test('write numbers and short lists alike', async () => {
    const document = times('About 5% of 10,000 people saw red, green, and blue.');
    const { changes } = await passOver(
      polish,
      'About 7 percent of 12500 people in ZIP 20500 saw black, white and gray.',
      { document },
    );
    expect(changes.map(({ rule, before, after }) => [rule, before, after])).toEqual([
      ['percent-sign', ' percent', '%'],
      ['thousands-comma', '12500', '12,500'],
      ['serial-comma', '', ','],
    ]);
  });
});

test('the rules of polish have names of their own', () => {
  const names = CONVENTIONS.flatMap(({ rules }) => rules.map(({ name }) => name));
  expect(new Set(names).size).toBe(names.length);
});
