import { expect, setDefaultTimeout, test } from 'bun:test';
import { proofreadText } from '../../support/engine-proofread.ts';

/** Loading Harper takes seconds on a busy machine. */
setDefaultTimeout(60_000);

/** Right, or as right as anything else: nothing is changed, by what could have been mistaken in them. */
const RIGHT = {
  'said twice for a reason': [
    'The results that he had had were lost by then.',
    'James, while John had had had, had had had had a better effect on the teacher.',
    'She said that that book was hers, and that that was that.',
  ],
  'a past that is written like the present': [
    'She bet on the horse and lost.',
    'He bet that it would rain.',
    'He hit the ball and it cut his hand.',
  ],
  'phrases of other languages': [
    'I returned to my alma mater last week.',
    'The annus mirabilis came, and a pax romana with it.',
    'A femme fatale and an enfant terrible met at a succes de scandale.',
    'She is the prima donna here and has carte blanche.',
    'It was a coup de grace and a fait accompli, a casus belli.',
    'The memento mori stood in loco parentis on terra firma.',
  ],
  'then after a comparative is a time or a consequence': [
    'If the house is colder then we can light the fire.',
    'I was younger then and knew little.',
    'It was easier then to find work.',
    'Things were simpler then and slower.',
    'Peter then suggested a simpler way.',
    'The longer the list, the harder that key point can be to find.',
    'It made lives easier that compels them to go on.',
  ],
  'a letter is no pronoun': [
    'The letters a and i are vowels.',
    'The variables i and j index the rows.',
    'The loop runs over i from one to ten.',
    'Step i is followed by step ii.',
  ],
  'however may mean in whatever way': ['However you look at it, she won.', 'Maybe they know.'],
  'there is a place': [
    'The people there work hard.',
    'He lived there years ago.',
    'She left the keys there yesterday.',
    'The wine there costs little.',
    'From there people went home.',
  ],
  'were in what is not so': [
    'He looked as if the wall were hers.',
    'If the world were flat, we would fall.',
    'I wish the house were bigger.',
    'Were he to come, we would know.',
    'If anyone were to ask, he would laugh.',
    'She dressed as though there were an engagement that evening.',
    'He were a good man, were Tom.',
  ],
  'many in one': [
    'The jury were divided.',
    'The team were tired.',
    'The crowd were running fast now.',
    'The enemy have left the field.',
  ],
  'the base form of a wish': [
    'I suggest he go home.',
    'They demanded she leave at once.',
    'It is vital that in such a case he keep quiet.',
    'The board moved that the chair resign.',
  ],
  'an object before its verb': [
    'One of the key tasks for us was to equip our users.',
    'Directly below us was the passage between the stands.',
    'Those who use it are happy.',
  ],
  'words that other words are made of': [
    'We all thought he was dead.',
    'Ain’t no thing, he said.',
    'He was a gentle man, and the other wise men knew it.',
    'Out comes the sun as the week ends.',
    'Use full names, and give cause for hope.',
    'There is no thing like it in any way.',
    'Each and every one was there, and some one thing was lost.',
    'The net works, and the key board members know it.',
  ],
  'small words that go with more than one thing': [
    'He had a cup in one hand; in the other hand, a spoon.',
    'He asked for an example, and I gave one.',
    'I need a part from the shop.',
    'She did twice the work in the same time.',
    'I agree the idea is bad; they agree on the point.',
    'She insisted in a loud voice that he was right.',
    'I was in contact with her for the first time.',
    'They are a brave people, and many peoples have such tales.',
    'The archer loosed the arrow to effect his escape.',
  ],
  articles: [
    'An historic day for an heir and an MBA.',
    'You will find an FAQ, an html page and a SQL file.',
    'Each is an HR matter.',
  ],
  degrees: [
    'The plan has a more modest aim and a more honest one.',
    'It took a year or more later on.',
    'They have two more older sisters.',
    'Being as specific as you can will help you.',
  ],
  'numbers of things': [
    'All three walked arm in arm.',
    'So many clutter your inbox.',
    'Some of these form the core of it.',
    'He was the only one of the party who spoke.',
    'It takes a lot of practice and a lot of discussion.',
    'We populate a larger commons, with a savings of two days.',
    'Every second matters, and each has announced plans.',
    'A change from one structure to another signals a new part.',
    'More domains means more work.',
  ],
  'what may be read in two ways': [
    'I wanted to see all I could of the town, and it must of its nature be so.',
    'It controls who has access; these range from guests to owners.',
    'He proceeded to loose the band, with the old cant of the law.',
    'If asked, You must give Us proof.',
    'Physics is fun, and statistics is hard.',
    'Every several years they write.',
    'I could feel its hard, rough surface.',
    'The way most older tools work is slow.',
    'Mrs. Gardiner and Heerey J came late.',
    'There is interest in it.',
    'I presented it at At the Heart of Paris.',
  ],
  'forms that only look wrong': [
    'Many of them are lay teachers who work here.',
    'It grew by 0.09 day while the rest stayed.',
  ],
  'words that objects have of themselves': [
    'They constructor the object, and people that constructor injection helps know it.',
    'I constructor, he constructor: who constructor it?',
  ],
  'words of a trade, of another language or of long ago': [
    'The etcd cluster writes to stderr, and the nodejs process reads urls.',
    'Each struct has a tuple of enum fields, and the repo has a Dockerfile.',
    'He graduated summa cum laude, and they went en masse to eat foie gras.',
    'Ye olde shop snuck a caddy into the beaux arts.',
  ],
} as const;

/** Text, and what it becomes: near to what is right above. */
const WRONG = [
  ['He is taller then me, and she has more then ten.', 'He is taller than me, and she has more than ten.'],
  ['I would rather then that have a rest.', 'I would rather than that have a rest.'],
  ['It costs less then the other one.', 'It costs less than the other one.'],
  ['They use there ideas and show there work.', 'They use their ideas and show their work.'],
  ['Its the end.', "It's the end."],
  ['Its teh end of the day.', "It's the end of the day."],
  ['Your going to love it.', "You're going to love it."],
  ['The childrens toys were lost.', "The children's toys were lost."],
  ['The informations are good.', 'The information is good.'],
  ['These furnitures are old.', 'This furniture is old.'],
  ['It was childs play.', "It was child's play."],
  ['Childs play is fun.', "Child's play is fun."],
  ['They know each others names.', "They know each other's names."],
  ['It is a FBI matter.', 'It is an FBI matter.'],
  ['He were late.', 'He was late.'],
  ['It wasn;t smart.', "It wasn't smart."],
] as const;

for (const [what, sentences] of Object.entries(RIGHT)) {
  test(`left alone: ${what}`, async () => {
    const changed: string[] = [];
    for (const text of sentences) {
      const { changes } = await proofreadText(text);
      for (const { before, after, rule, tier } of changes)
        if (tier === 'A') changed.push(`${text} [${before} -> ${after}] ${rule}`);
    }
    expect(changed).toEqual([]);
  });
}

test('corrected: what is wrong beside them', async () => {
  const results: string[] = [];
  for (const [text] of WRONG) results.push((await proofreadText(text)).result);
  expect(results).toEqual(WRONG.map(([, result]) => result));
});

/** Neither changed nor suggested: the word, and what it was taken for. */
test('nothing is suggested for words that are right', async () => {
  for (const text of [
    'They live quiet lives in a quiet old house.',
    'The etcd cluster writes to stderr, and the nodejs process reads urls.',
    'I suggest he go home.',
    'The people there work hard, and he lived there years ago.',
  ]) {
    expect([text, (await proofreadText(text)).changes]).toEqual([text, []]);
  }
  const { changes } = await proofreadText('The grey tyre was flat.', { dialect: 'GB' });
  expect(changes).toEqual([]);
});

test('“she lead” and “he past” are pasts that sound alike', async () => {
  const { changes } = await proofreadText('She lead the team last year.');
  expect(changes).toEqual([expect.objectContaining({ before: 'lead', after: 'led', applied: false })]);
  expect((await proofreadText('He past the shop.')).result).toBe('He passed the shop.');
});

test('the grammar of a story told as people speak is its own, and only suggested against', async () => {
  const document = [
    "I warn't ever sorry for it afterwards, and I knowed he warn't neither.",
    "He ain't no harm, I reckon, but the fellers knowed it, and it warn't no use.",
    'I reckon he druther go than stay, by and by.',
  ];
  const text = 'We was safe, and the statements was interesting, but I done it.';
  const { result, changes } = await proofreadText(text, { document });
  expect(result).toBe(text);
  expect(changes.length).toBeGreaterThan(0);
  expect((await proofreadText(text)).result).not.toBe(text);
});
