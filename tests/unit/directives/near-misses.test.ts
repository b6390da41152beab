import { describe, expect, test } from 'bun:test';
import type { Directive } from '../../../src/protocol/directives/directives.ts';
import { type DirectiveContext, NO_CONTEXT } from '../../../src/pipelines/refine/directives/directive-context.ts';
import { isToJob } from '../../../src/pipelines/refine/directives/explained.ts';
import { readDirectives } from '../../../src/pipelines/refine/directives/read-directives.ts';

const CONTEXT: DirectiveContext = {
  ...NO_CONTEXT,
  hasSection: (heading) => /^(?:methods|results)$/i.test(heading),
  passesAhead: ['tighten', 'polish'],
  passes: ['proofread', 'tighten', 'polish'],
  currentPass: 'tighten',
  dialectsAsked: ['GB'],
};
const METHODS = { place: { section: 'Methods' } };
const AUTO: Directive = { type: 'dialect', dialect: 'auto' };
const TYPOS_THERE: Directive[] = [
  { type: 'only_in', ...METHODS },
  { type: 'only_categories', categories: ['spelling'], ...METHODS },
];

const read = (says: string, context = CONTEXT) => {
  const { directives, notUnderstood } = readDirectives(says, context);
  return { directives, understood: notUnderstood.length === 0 };
};

describe('a wish, and what is nearly it', () => {
  test.each<[string, Directive[]]>([
    ['Forget the British spelling', [AUTO]],
    ['please forget about British English', [AUTO]],
    ['scratch the UK spelling', [AUTO]],
    ['drop the British spelling in the tables', [{ ...AUTO, place: { part: 'tables' } }]],
    ['fix typos in the Methods section only', TYPOS_THERE],
    ['Only fix typos, and only in the Methods section', TYPOS_THERE],
    ['correct the typos only in the Methods section', TYPOS_THERE],
    ['fix typos in Methods and nowhere else', TYPOS_THERE],
    ['one more pass with tone', [{ type: 'add_pass', pass: 'tone' }]],
    ['Do another round with polish, please.', [{ type: 'add_pass', pass: 'polish' }]],
    ['one more pass for tone at the end', [{ type: 'add_pass', pass: 'tone' }]],
    ['a second pass of proofreading', [{ type: 'add_pass', pass: 'proofread' }]],
  ])('%s', (says, directives) => expect(read(says)).toEqual({ directives, understood: true }));

  test.each([
    'Forget the American spelling',
    'forget the spelling',
    'forget the British spelling of colour',
    'forget the British spelling unless it is quoted',
    "don't forget the headings",
    'do not fix typos in the Methods section only',
    'fix typos in the Methods section only if you are sure',
    'fix typos in the Methods section',
    'fix typos in the Discussion chapter of my thesis only',
    'fix the tables in the Methods section only',
    'only fix typos in the Methods section once',
    'one more pass with feeling',
    'one more pass with less tone',
    'one more pass with care for the tone',
    'no more pass with tone than you need',
    'one more pass without tone',
  ])('not: %s', (says) => expect(read(says)).not.toMatchObject({ understood: true }));

  test('what is not to be forgotten holds', () => {
    expect(read("don't forget the British spelling").directives).not.toContainEqual(AUTO);
  });

  test('what nobody asked for cannot be forgotten; what the job began with comes back', () => {
    expect(read('Forget the British spelling', NO_CONTEXT)).toEqual({ directives: [], understood: false });
    const overUs = { ...CONTEXT, dialectsAsked: ['GB', 'US'] as const };
    expect(read('Forget the British spelling', overUs).directives).toEqual([{ type: 'dialect', dialect: 'US' }]);
  });
});

describe('what is said to the job, and no model can do', () => {
  test.each([
    'Undo the last change',
    'Please undo that.',
    'reject all suggestions',
    'accept everything',
    'apply all changes',
    'Stop!',
    'start over',
    'take back the corrections of commas',
  ])('%s', (says) => expect(isToJob(says)).toBe(true));

  test.each([
    'Make it clear that we reject the offer',
    'accept the terms in a warmer tone',
    'apply the house style to everything',
    'redo the introduction',
    'start from the conclusion and work back',
    'Stop using jargon',
    'continue in the style of Hemingway',
    'put back the joke in the first paragraph',
  ])('not: %s', (says) => expect(isToJob(says)).toBe(false));
});
