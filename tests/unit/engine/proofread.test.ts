import { describe, expect, setDefaultTimeout, test } from 'bun:test';
import { proofreadText } from '../../support/engine-proofread.ts';

/** Loading Harper takes seconds on a busy machine. */
setDefaultTimeout(300_000);

/** Text, and what it becomes. */
const CORRECTED = [
  ['I have recieved teh mesage.', 'I have received the message.'],
  ['It is a honest answer and a apple.', 'It is an honest answer and an apple.'],
  ['A apple and an banana lay there.', 'An apple and a banana lay there.'],
  ['We saw the the dog.', 'We saw the dog.'],
  ['Yesterday i went home and i slept.', 'Yesterday I went home and I slept.'],
  ['He do not know alot about it.', 'He does not know a lot about it.'],
  ['They dont like it becuase it hurts.', "They don't like it because it hurts."],
  ['the house is old. we left it there.', 'The house is old. We left it there.'],
  ['She bought bread , milk and eggs .', 'She bought bread, milk and eggs.'],
  ['There are  two spaces in this one.', 'There are two spaces in this one.'],
  ['He is taller then me and more stronger.', 'He is taller than me and stronger.'],
  ['Every one of them has went home with some one.', 'Every one of them has gone home with someone.'],
  ['I saw it my self yesterday.', 'I saw it myself yesterday.'],
  ['It costs 300$ now adays.', 'It costs $300 nowadays.'],
  ['Also, its been a long time.', "Also, it's been a long time."],
  ['They was here and he are there.', 'They were here and he is there.'],
  ['We left despite of the rain.', 'We left despite the rain.'],
  ['A exampel of it.', 'An example of it.'],
  ['It is a unusual uncle and an unit.', 'It is an unusual uncle and a unit.'],
  ['becuase of this we left. We went home.', 'Because of this we left. We went home.'],
  ['We left inspite of the rain.', 'We left in spite of the rain.'],
  ['He came , and I saw it . Then we left .', 'He came, and I saw it. Then we left.'],
  ['I think it are here.', 'I think it is here.'],
  [
    'Teh train was late. Unfortunatly, wich way it went I forget.',
    'The train was late. Unfortunately, which way it went I forget.',
  ],
  [
    'The Goverment meets on Wensday or on tusday in Febuary.',
    'The Government meets on Wednesday or on Tuesday in February.',
  ],
] as const;

const LEFT_ALONE = [
  'Mr Thier and Dr Teh met Ms Whitch at Sunway University. Omer and Vander Wal came; Morell said so.',
  'The Parlement of Paris met, and the Untermeyer house was sold in Octobre by Herr Dezember.',
  'The committee has approved the budget for the coming year.',
  'He said that that was what he had had in mind.',
  'Dr. Naurti Singh met Mr. Ho in Baden Baden; M&A advisers and influenza A were discussed.',
  'Are there advertisements on the website? What it lost was its value.',
  'Run `teh comand` in {{teh_folder}} and mail hte@exmaple.com about %TEH%.',
  'See https://exmaple.com/recieve/teh and src/recieve.ts, or call recieveMesage().',
  'The kubelet of the node restarts; every kubelet does.',
  'In the equation (i) and (ii), let x be a and y be b.',
  'E. coli and S. aureus were found in vitro, and the result is prima facie clear.',
  'She wrote: “I have recieved teh mesage yesterday evening” and left.',
  'Ceci est une phrase en français, et elle ne doit pas être corrigée par le moteur.',
  'Dies ist ein deutscher Satz, den das Programm nicht anfassen soll, und das ist gut so.',
  'An honour for an heir within an hour; an unidentified man and an unimportant one; a unit, a user, an hour and a sub-header that explains the mhealth plan.',
  'Name      Age   City\nJohn      30    Rome',
  "This is his modus operandi, and the raison d'etre of the company; the goto fail bug was famous.",
  'Do it every one to three months, or every one in ten years; every one of them does.',
  'It was my self-taught skill, and your self-esteem is your self worth.',
  'The Dept. of Energy and the Govt. of India said so.',
  'In 2013 Yahoo! and Marriott were hacked.',
  'Most of the employees who use it are happy. We like the employees who use it are happy with it.',
  'We can measure more best practices this way.',
  'And then . . . he left. I love you . . . and he too . . . or not.',
  'id,name,age\n1,john,30\n2,mary,28',
] as const;

/** Misspellings that people repeat. */
const REPEATED_SLIPS = (
  'definately definitely, accomodation accommodation, enviroment environment, goverment government, occured occurred, ' +
  'tommorow tomorrow, wierd weird, calender calendar, existance existence, embarass embarrass, publically publicly, ' +
  'recieve receive, seperate separate, untill until, begining beginning, beleive believe, freind friend, ' +
  'neccessary necessary, occurence occurrence, acheive achieve, adress address, catagory category, comittee committee, ' +
  'dissapear disappear, foriegn foreign, grammer grammar, independant independent, knowlege knowledge, ' +
  'liason liaison, millenium millennium, noticable noticeable, persistant persistent, posession possession, ' +
  'realy really, suprise surprise, truely truly, maintainance maintenance, tounge tongue, sieze seize, ' +
  'fourty forty, wich which, peice piece'
)
  .split(', ')
  .map((pair) => pair.split(' '))
  .map(([slip = '', meant = '']) => [slip, meant] as const);

describe('proofread', () => {
  for (const [text, result] of CORRECTED) {
    test(`corrects: ${text}`, async () => {
      expect((await proofreadText(text)).result).toBe(result);
    });
  }

  for (const text of LEFT_ALONE) {
    test(`leaves alone: ${text.slice(0, 60)}`, async () => {
      const { result, changes } = await proofreadText(text);
      expect(result).toBe(text);
      expect(changes.filter(({ tier }) => tier === 'A')).toEqual([]);
    });
  }

  test('finds nothing more in its own output', async () => {
    for (const [text] of CORRECTED) {
      const { result } = await proofreadText(text);
      const second = await proofreadText(result);
      expect(second.changes.filter(({ applied }) => applied)).toEqual([]);
    }
  });

  test('gives the same changes each time', async () => {
    const text = CORRECTED.map(([sentence]) => sentence).join(' ');
    const first = await proofreadText(text);
    expect(first.changes.length).toBeGreaterThan(20);
    expect(await proofreadText(text)).toEqual(first);
  });

  test('describes each change: id, exact text, category, rule, a sentence as reason, tier', async () => {
    const text = 'I think 😀 this is a apple, teh best.';
    const { changes } = await proofreadText(text);
    expect(changes).toEqual([
      expect.objectContaining({ id: 'p1.b1.1', start: 19, end: 20, before: 'a', after: 'an', rule: 'AnA' }),
      expect.objectContaining({ id: 'p1.b1.2', start: 28, end: 31, before: 'teh', after: 'the', rule: 'Spelling' }),
    ]);
    for (const change of changes) {
      expect(change).toMatchObject({ pass: 1, block: 'b1', tier: 'A', applied: true });
      expect(change.reason).toMatch(/^[\p{Lu}“].*\.$/u);
      expect(text.slice(change.start, change.end)).toBe(change.before);
    }
  });

  test('applies nothing when it is to suggest, and what is sure otherwise', async () => {
    const text = 'I have recieved teh mesage.';
    const suggested = await proofreadText(text, { apply: 'suggest' });
    expect(suggested.result).toBe(text);
    expect(suggested.changes.map(({ applied, tier }) => `${tier} ${applied}`)).toEqual([
      'A false',
      'A false',
      'A false',
    ]);
    for (const apply of ['auto', 'all'] as const) {
      expect((await proofreadText(text, { apply })).changes.every(({ applied }) => applied)).toBe(true);
    }
  });

  test('says once that a paragraph is not in English', async () => {
    const { warning } = await proofreadText('Ceci est une phrase en français, et elle ne doit pas être corrigée.');
    expect(warning?.code).toBe('not_english');
  });

  test('changes nothing inside Markdown that is not words', async () => {
    const text = 'See *teh* [teh link](http://teh.example/teh "teh") and `teh` code, **a apple** and ![teh](teh.png).';
    const { result } = await proofreadText(text, { format: 'markdown' });
    expect(result).toBe(
      'See *the* [the link](http://teh.example/teh "teh") and `teh` code, **an apple** and ![the](teh.png).',
    );
  });

  test('keeps the two spaces that break a line in Markdown', async () => {
    const text = 'Roses are red,  \nviolets are blue.\\\nSo are you.';
    expect((await proofreadText(text, { format: 'markdown' })).result).toBe(text);
  });

  test('leaves fragments in lists and tables without a capital, and paragraphs that carry something on', async () => {
    const text = 'the name of the file';
    expect((await proofreadText(text, { kind: 'list_item', opensSentence: false })).changes).toEqual([]);
    expect((await proofreadText('where x is the mean.', { opensSentence: false })).changes).toEqual([]);
  });

  test('takes no part of a long sentence for a new one', async () => {
    const text = `We saw ${'and the house and the garden '.repeat(150)}`.trimEnd();
    expect((await proofreadText(text)).changes).toEqual([]);
  });

  test('corrects a long block in all its parts', async () => {
    const text = Array.from(
      { length: 120 },
      (_, index) => `This is teh sentence number ${index}, and it is a apple.`,
    ).join(' ');
    const { result, changes } = await proofreadText(text);
    expect(changes).toHaveLength(240);
    expect(result).toBe(text.replaceAll('teh', 'the').replaceAll('a apple', 'an apple'));
  });
});

test('says of a space which one is meant', async () => {
  const { changes } = await proofreadText('I saw it . There are  two.');
  expect(changes.map(({ reason }) => reason)).toEqual([
    'No space stands before a full stop, a question mark or an exclamation mark.',
    'There is one space between words.',
  ]);
});

test('leaves the inside of words that the tagger takes apart', async () => {
  const text = 'It is Canadian-sourced, a cutting-edge thing for poor-educated people.';
  expect((await proofreadText(text)).changes).toEqual([]);
});

describe('spelling', () => {
  test('takes a word that the document repeats for a term, unless it is a common slip', async () => {
    const document = ['The frobnicator is red.', 'A frobnicator is useful.', 'We came becuase of it.'];
    const { result, changes } = await proofreadText('We bought a frobnicator becuase it works.', { document });
    expect(result).toBe('We bought a frobnicator because it works.');
    expect(changes).toHaveLength(1);
  });

  for (const [slip, meant] of REPEATED_SLIPS) {
    test(`corrects ${slip} where it stands twice`, async () => {
      const text = `I think that this one is ${slip} to us. They said that the other one is ${slip} to them.`;
      expect((await proofreadText(text)).result).toBe(text.replaceAll(slip, meant));
    });
  }

  test('says nothing of a term', async () => {
    const { changes } = await proofreadText('A frobnicator is here, and a frobnicator is good.');
    expect(changes).toEqual([]);
  });

  test('corrects before a hard break of Markdown', async () => {
    const { result } = await proofreadText('Hard break teh\\\nnext teh line.', { format: 'markdown' });
    expect(result).toBe('Hard break the\\\nnext the line.');
  });

  test('suggests with alternatives where it is not sure', async () => {
    const { changes } = await proofreadText('I think thet the house was here.');
    expect(changes).toEqual([expect.objectContaining({ before: 'thet', tier: 'B', applied: false })]);
    expect(changes[0]?.alternatives?.length).toBeGreaterThan(0);
  });

  test('leaves words made of words: prefixes, plurals, compounds', async () => {
    const text = 'The oversample of polyphenols and the brainstem advisees were upregulated.';
    expect((await proofreadText(text)).changes.filter(({ tier }) => tier === 'A')).toEqual([]);
  });
});
