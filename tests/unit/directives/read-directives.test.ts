import { describe, expect, test } from 'bun:test';
import type { Directive } from '../../../src/protocol/directives/directives.ts';
import { directiveSchema } from '../../../src/protocol/directives/directive-schema.ts';
import { type DirectiveContext, NO_CONTEXT } from '../../../src/pipelines/refine/directives/directive-context.ts';
import { readDirectives } from '../../../src/pipelines/refine/directives/read-directives.ts';
import { FORMS } from '../../../src/pipelines/refine/directives/read-wish.ts';

const CONTEXT: DirectiveContext = {
  ...NO_CONTEXT,
  hasSection: (heading) => ['references', 'methods', 'abstract', 'stores and rope'].includes(heading.toLowerCase()),
  paragraphs: ['b2', 'b5', 'b9'],
  passesAhead: ['tighten', 'polish'],
  passes: ['proofread', 'tighten', 'polish'],
  currentPass: 'tighten',
  nextPass: 'polish',
  lastPass: 'proofread',
};
const read = (text: string) => readDirectives(text, CONTEXT);
const leave = (part: 'introduction' | 'conclusion' | 'headings' | 'tables' | 'quotes' | 'lists'): Directive => ({
  type: 'leave',
  place: { part },
});
const words = (...list: string[]): Directive => ({ type: 'leave_words', words: list });
const GB: Directive = { type: 'dialect', dialect: 'GB' };

describe('every example is understood as it is documented', () => {
  test.each(FORMS.flatMap((form) => form.examples.map(({ says, means }) => [says, means] as const)))(
    '%s',
    (says, means) => {
      expect(readDirectives(says, NO_CONTEXT)).toEqual({ directives: [...means], notUnderstood: [] });
      for (const directive of means) expect(directiveSchema.parse(directive)).toMatchObject({ ...directive });
    },
  );

  test('every type has some', () => {
    const types = new Set(FORMS.map(({ type }) => type));
    const schemas = directiveSchema.options.map(({ shape }) => shape.type.value);
    // Words for a model have no form: they are what no form understands.
    expect([...types, 'free_words'].toSorted()).toEqual(schemas.toSorted());
    for (const one of types) {
      expect(FORMS.filter(({ type }) => type === one).flatMap(({ examples }) => examples)).not.toBeEmpty();
    }
  });
});

describe('what people say', () => {
  test.each<[string, Directive[]]>([
    ["Keep British spelling and leave 'organise' alone.", [GB, words('organise')]],
    [
      'Please keep the British spelling, don’t touch the introduction, and skip the polish pass. Thanks!',
      [GB, leave('introduction'), { type: 'skip_pass', pass: 'polish' }],
    ],
    ['dont tuch the introdution', [leave('introduction')]],
    ['Plese dont touch teh conclusion & leave ‘weater’ alone', [leave('conclusion'), words('weater')]],
    [
      'undo your changes in the section Day 3 & only suggest',
      [{ type: 'undo', place: { section: 'Day 3' } }, { type: 'suggest_only' }],
    ],
    ['no changes in the Stores and Rope section', [{ type: 'leave', place: { section: 'Stores and Rope' } }]],
    ['leave speling alone', [{ type: 'leave_categories', categories: ['spelling'] }]],
    ['leave colour alone', [words('colour')]],
    ['leave “organise”, ‘colour’ and "favour" alone', [words('organise', 'colour', 'favour')]],
    ["keep 'don't' as it is", [words("don't")]],
    ["please leave the word \"naïve\" and the name 'O'Brien' alone", [words('naïve', "O'Brien")]],
    ['could you please not change the headings?', [leave('headings')]],
    ['You must not edit the tables.', [leave('tables')]],
    ['never touch quotes or tables', [leave('quotes'), leave('tables')]],
    [
      'leave the introduction, the tables and the lists alone',
      [leave('introduction'), leave('tables'), leave('lists')],
    ],
    ['Stop changing the tables; only suggest', [leave('tables'), { type: 'suggest_only' }]],
    ['change everything except the tables', [leave('tables')]],
    ['The conclusion is fine as it is', [leave('conclusion')]],
    ['leave the methods alone', [{ type: 'leave', place: { section: 'methods' } }]],
    ['do not touch the second paragraph', [{ type: 'leave', place: { block: 'b5' } }]],
    ['do not change anything except the conclusion', [{ type: 'only_in', place: { part: 'conclusion' } }]],
    [
      'only the introduction and the conclusion',
      [
        { type: 'only_in', place: { part: 'introduction' } },
        { type: 'only_in', place: { part: 'conclusion' } },
      ],
    ],
    ['just fix typos', [{ type: 'only_categories', categories: ['spelling'] }]],
    ['No changes of rule "sentence capitalization"', [{ type: 'leave_rule', rule: 'sentence capitalization' }]],
    ["don't change anything", [{ type: 'suggest_only' }]],
    ["Please don't apply anything, only suggest", [{ type: 'suggest_only' }, { type: 'suggest_only' }]],
    ['skip this pass', [{ type: 'skip_pass', pass: 'tighten' }]],
    ['skip the next pass', [{ type: 'skip_pass', pass: 'polish' }]],
    ['undo the last pass', [{ type: 'undo', pass: 'proofread' }]],
    ['use British English instead of American', [GB]],
    ['never mind', [{ type: 'forget' }]],
  ])('%s', (says, directives) => {
    expect(read(says)).toEqual({ directives, notUnderstood: [] });
  });

  test('asks for nothing: Thanks!', () => {
    expect(read('Thanks!')).toEqual({ directives: [], notUnderstood: [] });
  });

  test.each(['one more pass', 'Do another pass'])('asks for one more pass: %s', (says) =>
    expect(read(says)).toEqual({ directives: [{ type: 'add_pass' }], notUnderstood: [] }),
  );

  test.each(['again, please', 'please do it again', 'Run this pass once more'])(
    'asks for this pass once more: %s',
    (says) => expect(read(says)).toEqual({ directives: [{ type: 'add_pass', pass: 'tighten' }], notUnderstood: [] }),
  );
});

describe('what is not meant is not understood', () => {
  test.each([
    'make it rhyme',
    'do not keep British spelling',
    "don't skip the polish pass",
    "don't stop after this pass",
    "don't leave 'organise' alone",
    "don't undo your changes",
    'do not only fix spelling',
    'leave me alone',
    'remove the introduction',
    'keep going',
    'keep it short',
    'accept changes',
    'do not change much',
    'This is fine.',
    'no commas',
    'stop',
    'leave the section “Nowhere” shorter',
    'x'.repeat(16_000),
    `${'leave '.repeat(60)}the introduction alone, and and and`,
  ])('%p', (says) => {
    expect(read(says)).toEqual({ directives: [], notUnderstood: [says] });
  });

  test('the rest of a feedback is understood all the same', () => {
    expect(read('Shorter intro, keep British spelling')).toEqual({
      directives: [GB],
      notUnderstood: ['Shorter intro'],
    });
    expect(read('The introduction is too long. Leave the conclusion as it is.')).toEqual({
      directives: [leave('conclusion')],
      notUnderstood: ['The introduction is too long'],
    });
    expect(read('Make “British” louder. Keep British spelling!').notUnderstood).toEqual(['Make “British” louder']);
  });

  test('hostile words cost little', () => {
    const says = [
      'leave the '.repeat(1_600),
      "'".repeat(16_000),
      '“a” and '.repeat(2_000),
      'no changes in to of '.repeat(800),
      `${'undo all of your changes in , and '.repeat(10)}. `.repeat(40),
    ];
    for (const text of says) expect(read(text).directives).toEqual([]);
  });
});
