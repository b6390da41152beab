import { describe, expect, test } from 'bun:test';
import type { Directive } from '../../../src/protocol/directives/directives.ts';
import { type DirectiveContext, NO_CONTEXT } from '../../../src/pipelines/refine/directives/directive-context.ts';
import { readDirectives } from '../../../src/pipelines/refine/directives/read-directives.ts';

const CONTEXT: DirectiveContext = {
  ...NO_CONTEXT,
  hasSection: (heading) => /^(?:methods|results)$/i.test(heading),
  passesAhead: ['tighten', 'polish'],
  passes: ['proofread', 'tighten', 'polish'],
  currentPass: 'tighten',
  nextPass: 'polish',
  lastPass: 'proofread',
  paragraphs: ['b2', 'b3', 'b5'],
};
const leave = (part: 'introduction' | 'conclusion' | 'headings' | 'tables' | 'lists' | 'quotes'): Directive => ({
  type: 'leave',
  place: { part },
});
const words = (...list: string[]): Directive => ({ type: 'leave_words', words: list });
const rule = (name: string): Directive => ({ type: 'leave_rule', rule: name });
const dialect = (name: 'US' | 'GB' | 'CA'): Directive => ({ type: 'dialect', dialect: name });
const GB = dialect('GB');
const METHODS = { place: { section: 'Methods' } };

describe('a list of wishes', () => {
  test.each<[string, Directive[]]>([
    ['- keep British spelling\n- leave the headings alone', [GB, leave('headings')]],
    ['1. keep British spelling\n2. leave the headings alone', [GB, leave('headings')]],
    ['1. keep British spelling 2. leave the headings alone', [GB, leave('headings')]],
    ['* keep British spelling\r\n* leave the headings alone', [GB, leave('headings')]],
    ['(a) keep British spelling\n(b) leave the headings alone', [GB, leave('headings')]],
    ['• keep British spelling;\n• leave the headings alone.', [GB, leave('headings')]],
    ['- [ ] keep British spelling\n- [x] leave the headings alone', [GB, leave('headings')]],
    ['Please:\n- keep British spelling\n- leave the headings alone\nThanks!', [GB, leave('headings')]],
    ['A few things: 1) keep British spelling 2) leave the headings alone', [GB, leave('headings')]],
    ["Don't touch:\n- the headings\n- the tables", [leave('headings'), leave('tables')]],
    [
      '> Dear editor,\n\nA few things:\n\n1. Keep British spelling.\n\n2. Leave the headings alone.',
      [GB, leave('headings')],
    ],
    ['Spelling: British. Headings: leave alone.', [GB, leave('headings')]],
    ['Tables: only suggest', [{ type: 'suggest_only', place: { part: 'tables' } }]],
    ["Don't touch: the headings, the tables", [leave('headings'), leave('tables')]],
    [
      'In the introduction:\n- only fix spelling',
      [{ type: 'only_categories', categories: ['spelling'], place: { part: 'introduction' } }],
    ],
  ])('%p', (says, directives) => {
    expect(readDirectives(says, CONTEXT)).toEqual({ directives, notUnderstood: [] });
  });

  test('what is none of them is said item by item, with what stands over it', () => {
    expect(readDirectives('- keep British spelling\n- make it rhyme', CONTEXT)).toEqual({
      directives: [GB],
      notUnderstood: ['make it rhyme'],
    });
    expect(readDirectives('When I am away:\n- skip the polish pass', CONTEXT)).toEqual({
      directives: [],
      notUnderstood: ['When I am away:\n- skip the polish pass'],
    });
  });
});

describe('what writers say', () => {
  test.each<[string, Directive[]]>([
    ['write it in Canadian English please', [dialect('CA')]],
    ['My teacher wants American English', [dialect('US')]],
    ['change the dialect back to American', [dialect('US')]],
    ['change British spelling to American', [dialect('US')]],
    ['The word "Kubernetes" must not be changed under any circumstances', [words('Kubernetes')]],
    ['Leave "colour" and the headings alone', [words('colour'), leave('headings')]],
    ['leave the bullet points', [leave('lists')]],
    ['keep the title', [leave('headings')]],
    ['I would like the conclusion to stay the way it is', [leave('conclusion')]],
    ['My editor says to leave the conclusion alone', [leave('conclusion')]],
    ['My editor says not to touch the conclusion', [leave('conclusion')]],
    ['Hi Claude, could you maybe not touch the tables?', [leave('tables')]],
    ['stop suggesting passive voice changes', [rule('passive-voice')]],
    ['fix spelling and grammar but not punctuation', [{ type: 'leave_categories', categories: ['punctuation'] }]],
    ['fix the spelling but leave the grammar', [{ type: 'leave_categories', categories: ['grammar'] }]],
    ['do the structure pass too', [{ type: 'add_pass', pass: 'structure' }]],
    ['go over it once more', [{ type: 'add_pass' }]],
    ['repeat the pass', [{ type: 'add_pass', pass: 'tighten' }]],
    ['again', [{ type: 'add_pass', pass: 'tighten' }]],
    ['put back what you undid', [{ type: 'redo', place: { part: 'document' } }]],
    ['I like my em dashes', [rule('dash')]],
    ['Stop changing -- to em dashes', [rule('dash')]],
    ["don't add Oxford commas", [rule('serial-comma')]],
    ["don't capitalize my headings", [rule('heading-case')]],
    ['ugh, stop messing with my commas', [{ type: 'leave_categories', categories: ['punctuation'] }]],
    ['leave the intro + conclusion alone', [leave('introduction'), leave('conclusion')]],
    ["leave heading's alone", [leave('headings')]],
    ['you can stop after this one', [{ type: 'stop_after_pass' }]],
    ['one more round of proofreading at the end please', [{ type: 'add_pass', pass: 'proofread' }]],
    ['"Kubernets" is a product name', [words('Kubernets')]],
    ['Acme and Foobar Ltd are company names, leave them', [words('Acme', 'Foobar Ltd')]],
    ['First, keep the Oxford comma. Second, leave my dashes.', [rule('serial-comma'), rule('dash')]],
    ['stop complaining about passive voice already!!!', [rule('passive-voice')]],
    ['I love the Oxford comma, please keep it', [rule('serial-comma')]],
    ['leave the tables alone but fix everything else', [leave('tables')]],
    ['just the typos please, nothing else', [{ type: 'only_categories', categories: ['spelling'] }]],
    ['Do not, under any circumstances, alter the quotations.', [leave('quotes')]],
    ['ignore everything I said before', [{ type: 'forget' }]],
    ['Please respect my punctuation choices', [{ type: 'leave_categories', categories: ['punctuation'] }]],
    ['no more rewriting pls', [{ type: 'leave_categories', categories: ['clarity', 'concision', 'style', 'tone'] }]],
    ['in the tables, do not change anything', [leave('tables')]],
    ['Nothing should be changed in the conclusion', [leave('conclusion')]],
    ['no further changes to the introduction', [leave('introduction')]],
    ["don't apply, just suggest", [{ type: 'suggest_only' }, { type: 'suggest_only' }]],
    ['only suggest in this section', [{ type: 'suggest_only', place: { part: 'section' } }]],
    ["Aoife isn't a typo", [words('Aoife')]],
    ['leave the list alone, and the table too', [leave('lists'), leave('tables')]],
    ['My supervisor insists on American spelling', [dialect('US')]],
    ["I'd prefer it if you left the headings alone", [leave('headings')]],
    ['"alot" is on purpose', [words('alot')]],
    ['The intro is great, leave it.', [leave('introduction')]],
    ['wtf, undo all of this', [{ type: 'undo', place: { part: 'document' } }]],
    ['restore the original introduction', [{ type: 'undo', place: { part: 'introduction' } }]],
    ['no polish needed', [{ type: 'skip_pass', pass: 'polish' }]],
    ['stop after the next pass', [{ type: 'stop_after_pass', pass: 'polish' }]],
    ['there is no need to change the headings', [leave('headings')]],
    ['always use British spelling', [GB]],
    ['when this pass is done, stop', [{ type: 'stop_after_pass' }]],
    [
      'skip the tighten and the polish pass',
      [
        { type: 'skip_pass', pass: 'tighten' },
        { type: 'skip_pass', pass: 'polish' },
      ],
    ],
    ['no more changes please', [{ type: 'leave', place: { part: 'document' } }]],
  ])('%s', (says, directives) => {
    expect(readDirectives(says, CONTEXT)).toEqual({ directives, notUnderstood: [] });
  });

  test.each(['Thanks, looks good!', 'Thanks :)', 'go ahead', '👍', 'ok', 'Perfect, thank you so much 🙏'])(
    'asks for nothing: %s',
    (says) => expect(readDirectives(says, CONTEXT)).toEqual({ directives: [], notUnderstood: [] }),
  );

  test.each([
    ['ignore code blocks', 'code blocks'],
    ['Leave the URLs alone', 'URLs'],
    ['please do not touch my formulas', 'formulas'],
  ])('is so anyway: %s', (says, what) => {
    expect(readDirectives(says, CONTEXT)).toEqual({
      directives: [],
      granted: [`never touched anyway: ${what}`],
      notUnderstood: [],
    });
  });

  test('“it” and “this” are the block that it is said of, and nothing where it is said of none', () => {
    const block = { part: 'block' } as const;
    for (const [says, directive] of [
      ['undo it', { type: 'undo', place: block }],
      ['leave this alone', { type: 'leave', place: block }],
    ] as const) {
      expect(readDirectives(says, { ...CONTEXT, targetsBlock: true }).directives).toEqual([directive]);
      expect(readDirectives(says, CONTEXT)).toEqual({ directives: [], notUnderstood: [says] });
    }
  });
});

describe('a wish for a place', () => {
  test.each<[string, Directive[]]>([
    [
      'only spelling in the introduction',
      [{ type: 'only_categories', categories: ['spelling'], place: { part: 'introduction' } }],
    ],
    [
      'In the introduction, only fix spelling',
      [{ type: 'only_categories', categories: ['spelling'], place: { part: 'introduction' } }],
    ],
    ['in the Methods section only suggest', [{ type: 'suggest_only', ...METHODS }]],
    [
      "don't fix the typos in the tables",
      [{ type: 'leave_categories', categories: ['spelling'], place: { part: 'tables' } }],
    ],
    [
      'leave the commas in the headings alone',
      [{ type: 'leave_categories', categories: ['punctuation'], place: { part: 'headings' } }],
    ],
    ['use American English in the quotes', [{ type: 'dialect', dialect: 'US', place: { part: 'quotes' } }]],
    [
      'leave “colour” alone in the tables and the lists',
      [
        { type: 'leave_words', words: ['colour'], place: { part: 'tables' } },
        { type: 'leave_words', words: ['colour'], place: { part: 'lists' } },
      ],
    ],
    [
      "don't rewrite the conclusion",
      [
        {
          type: 'leave_categories',
          categories: ['clarity', 'concision', 'style', 'tone'],
          place: { part: 'conclusion' },
        },
      ],
    ],
    [
      'in the introduction only fix spelling and leave the rest alone',
      [
        { type: 'only_categories', categories: ['spelling'], place: { part: 'introduction' } },
        { type: 'only_in', place: { part: 'introduction' } },
      ],
    ],
  ])('%s', (says, directives) => {
    expect(readDirectives(says, CONTEXT)).toEqual({ directives, notUnderstood: [] });
  });
});

// “Nothing is guessed at”: each of these was, or might be, taken for a wish that nobody had.
describe('what was not said is not understood', () => {
  test.each([
    'no exclamation marks',
    'no Oxford commas',
    'no more em dashes',
    'avoid passive voice',
    "don't use contractions",
    "don't add exclamation marks",
    'you changed too much, undo it',
    'Undo that',
    'undo the last change',
    'undo my changes',
    'apply everything',
    'apply all changes',
    'remove the comments',
    'reject all suggestions',
    'redo the introduction',
    'just delete the conclusion',
    'remove everything except the introduction',
    'the introduction must stay short',
    'keep the introduction and conclusion short',
    'the title is good',
    'the name is wrong',
    'My teacher is American',
    'write it for us',
    'Stop with that!',
    'carry on as before',
    'ask me before you skip the polish pass',
    'I will accept some of them tomorrow',
    'Only fix spelling, except in the headings',
    'Leave the headings alone, but not the title',
    'use American English, but only in the appendix',
    'In the appendix, only suggest',
    'If nothing changes, skip the polish pass',
    'skip the polish pass unless there are many errors',
    "don't undo your changes and skip the tables",
    'leave the commas alone if they are right',
    'Keep British spelling. Except in the quotes.',
    'Forget the British spelling',
    'you may change the headings again',
    'undo all but the spelling fixes',
    "don't change everything",
    "don't change every comma",
    'leave most of the introduction alone',
    'only suggest style changes',
    'no suggestions in the introduction',
    'keep everything',
    'leave the figures alone',
    'only use British spelling in the quotes',
    'leave it as is',
    'the introduction is ok but too long',
    'British English (but keep -ize endings)',
    "I don't mind if you skip the polish pass",
  ])('%s', (says) => {
    const { directives, notUnderstood } = readDirectives(says, CONTEXT);
    expect(directives).toEqual([]);
    expect(notUnderstood).not.toBeEmpty();
  });
});
