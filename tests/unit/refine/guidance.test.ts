import { describe, expect, test } from 'bun:test';
import { RULE_CATALOGUE } from '../../../src/engines/embedded/rule-catalogue.ts';
import type { Directive } from '../../../src/protocol/directives/directives.ts';
import type { Block } from '../../../src/protocol/document.ts';
import type { FeedbackMode, JobEvent, Target } from '../../../src/protocol/events.ts';
import type { JobState } from '../../../src/protocol/fold/state.ts';
import { guidanceOf } from '../../../src/pipelines/refine/steering/guidance.ts';
import { guidedRevision } from '../../../src/pipelines/refine/revising/guided-revision.ts';
import { readDocument } from '../../../src/documents/reading/read-document.ts';
import { ruleNamed } from '../../../src/pipelines/refine/steering/rule-named.ts';
import { Outline } from '../../../src/pipelines/refine/places/outline.ts';
import { compacted, logged, replay } from '../../support/random-log.ts';

const PAGE = `# Ship's log

We left in March.

It was cold.

## Stores

- rope
- tar

| item | count |
|---|---|
| sail | 2 |

### Bread

> Hard bread.

Two casks[^1].

Closing words
-------------

All came home.

[^1]: Of oak.

## References

A book.
`;
const { lead, blocks } = readDocument(PAGE, 'markdown');
const idOf = (text: string) => blocks.find((block) => block.text.startsWith(text))?.id ?? '';

interface Said {
  readonly directives: readonly Directive[];
  readonly from: Target;
  readonly attempt?: number;
  readonly mode?: FeedbackMode;
  readonly target?: Target;
}

function stateAfter(said: readonly Said[], more: readonly JobEvent[] = [], of: readonly Block[] = blocks): JobState {
  const passes = [1, 2].map((pass) => ({ pass, name: `p${pass}` }));
  const events: JobEvent[] = [
    { type: 'job_started', data: { engine: 'e', passes, lead, blocks: of.length } },
    { type: 'blocks', data: { blocks: of } },
    { type: 'pass_start', data: { pass: 1, name: 'p1', of: 2, attempt: 1, blocks: of.length } },
    ...said.flatMap(({ directives, from, attempt = 1, mode = 'steer', target }, index): JobEvent[] => {
      const feedback = `f${index}`;
      const about = { feedback, from, attempt, understood: [], directives, not_understood: [] };
      return [
        { type: 'feedback_received', data: { feedback, mode, text: '', ...(target && { target }) } },
        { type: 'feedback_applied', data: about },
      ];
    }),
    ...more,
  ];
  const log = logged(events);
  // What a server that was killed folds is the log as it stands.
  expect(replay(compacted(log))).toEqual(replay(log));
  return replay(log);
}

const START: Target = { pass: 1, block: 'b1' };
const RULE: Directive = { type: 'leave_rule', rule: 'R' };

describe('where a directive holds', () => {
  const holds = (state: JobState, pass: number, block: number) => guidanceOf(state)(pass, block).rules.length > 0;

  test('P-200 from its block on, and in later passes', () => {
    const state = stateAfter([{ directives: [RULE], from: { pass: 1, block: 'b3' } }]);
    expect([1, 2, 3].map((block) => holds(state, 1, block))).toEqual([false, true, true]);
    expect(holds(state, 2, 0)).toBe(true);
  });

  test('P-203 for its target alone, in its pass alone', () => {
    const block = stateAfter([{ directives: [RULE], from: { pass: 1, block: 'b3' }, target: { block: 'b3' } }]);
    expect([1, 2, 3].map((index) => holds(block, 1, index))).toEqual([false, true, false]);
    expect(holds(block, 2, 2)).toBe(true);
    const pass = stateAfter([{ directives: [RULE], from: { pass: 2, block: 'b1' }, target: { pass: 2 } }]);
    expect([1, 2, 3].map((number) => holds(pass, number, 0))).toEqual([false, true, false]);
    const queued = stateAfter([{ directives: [RULE], from: { pass: 2, block: 'b1' }, mode: 'queue' }]);
    expect([1, 2, 3].map((number) => holds(queued, number, 0))).toEqual([false, true, true]);
  });

  test('P-208 from the first block of a pass that was begun again since', () => {
    const again: JobEvent = { type: 'pass_start', data: { pass: 1, name: 'p1', of: 2, attempt: 2, blocks: 1 } };
    const state = stateAfter([{ directives: [RULE], from: { pass: 1, block: 'b3' } }], [again]);
    expect(holds(state, 1, 0)).toBe(true);
  });

  test('P-205 until it is forgotten', () => {
    const state = stateAfter([
      { directives: [RULE], from: START },
      { directives: [{ type: 'forget' }], from: { pass: 1, block: 'b3' } },
    ]);
    expect([1, 2].map((block) => holds(state, 1, block))).toEqual([true, false]);
  });

  // Copied for each directive, the lists would be copied a hundred billion words long.
  test('however much was said', () => {
    const directives = Array.from({ length: 500_000 }, (_, n): Directive => ({
      type: 'leave_words',
      words: [`w${n}`],
    }));
    const state = stateAfter([{ directives: [RULE], from: START }]);
    const [said] = state.feedback;
    const applied = { from: START, understood: [], directives, not_understood: [] };
    const much = { ...state, feedback: said ? [{ ...said, applied }] : [] };
    expect(guidanceOf(much)(1, 0).words).toHaveLength(500_000);
  });

  test('P-205 the newest of two that contradict each other', () => {
    const state = stateAfter([
      { directives: [{ type: 'only_categories', categories: ['spelling'] }], from: START },
      {
        directives: [
          { type: 'leave_categories', categories: ['spelling'] },
          { type: 'dialect', dialect: 'GB' },
        ],
        from: START,
      },
      {
        directives: [
          { type: 'only_categories', categories: ['grammar'] },
          { type: 'dialect', dialect: 'AU' },
        ],
        from: START,
      },
    ]);
    expect(guidanceOf(state)(1, 0)).toMatchObject({ dialect: 'AU', categories: new Set(['grammar']) });
  });
});

const whole = stateAfter([]);
const outline = await Outline.of(whole);

describe('places', () => {
  const sectionAround = (text: string) => outline.sectionAround(blocks.findIndex(({ id }) => id === idOf(text)));
  const ends = (range: { first: number; last: number } | undefined) =>
    range && [blocks[range.first]?.text.split('\n')[0], blocks[range.last]?.text];

  test('introduction, conclusion and sections', () => {
    expect(ends(outline.introduction)).toEqual(['We left in March.', 'It was cold.']);
    expect(ends(outline.conclusion)).toEqual(['Closing words', 'Of oak.']);
    expect(ends(outline.sectionTitled('STORES'))).toEqual(['Stores', 'Two casks[^1].']);
    expect(ends(outline.sectionTitled('closing'))).toEqual(['Closing words', 'Of oak.']);
    expect(outline.sectionTitled('rope')).toBeUndefined();
    expect(ends(sectionAround('tar'))).toEqual(['Stores', 'Two casks[^1].']);
    expect(ends(sectionAround('Hard bread'))).toEqual(['Bread', 'Two casks[^1].']);
  });

  test('a text without headings has its first and last paragraph', async () => {
    const plain = readDocument('One.\n\nTwo.\n\nThree.\n', 'text');
    const simple = await Outline.of(stateAfter([], [], plain.blocks));
    expect([simple.introduction, simple.conclusion]).toEqual([
      { first: 0, last: 0 },
      { first: 2, last: 2 },
    ]);
    expect((await Outline.of(stateAfter([], [], []))).introduction).toBeUndefined();
  });

  test.each<[Directive, string[]]>([
    [{ type: 'leave', place: { part: 'headings' } }, ["Ship's log", 'Stores', 'Bread', 'Closing words', 'References']],
    [{ type: 'leave', place: { part: 'lists' } }, ['rope', 'tar']],
    [{ type: 'leave', place: { part: 'quotes' } }, ['Hard bread.']],
    [{ type: 'leave', place: { part: 'tables' } }, ['item', 'count', 'sail', '2']],
    [{ type: 'leave', place: { part: 'footnotes' } }, ['Of oak.']],
    [{ type: 'leave', place: { block: 'b2', first: 'b2', last: 'b3' } }, ['We left in March.', 'It was cold.']],
    [{ type: 'only_in', place: { part: 'document' } }, []],
  ])('%j', (directive, untouched) => {
    const guidance = guidanceOf(stateAfter([{ directives: [directive], from: START }]));
    expect(blocks.filter((_, block) => guidance(1, block).untouched).map(({ text }) => text)).toEqual(untouched);
  });

  test('only in two places, and not in one of them', () => {
    const only = (part: 'lists' | 'quotes'): Directive => ({ type: 'only_in', place: { part } });
    const guidance = guidanceOf(
      stateAfter([
        { directives: [only('lists'), only('quotes'), { type: 'leave', place: { part: 'quotes' } }], from: START },
      ]),
    );
    expect(blocks.filter((_, block) => !guidance(1, block).untouched).map(({ text }) => text)).toEqual(['rope', 'tar']);
  });
});

describe('what is left of a revision', () => {
  const change = (text: string, before: string, after: string, rule = 'Some-Rule') => ({
    id: 'p1.b1.1',
    pass: 1,
    block: 'b1',
    start: text.indexOf(before),
    end: text.indexOf(before) + before.length,
    before,
    after,
    category: 'spelling' as const,
    rule,
    reason: 'r',
    confidence: 1,
    tier: 'A' as const,
    applied: true,
  });
  const left = (directive: Directive, text: string, before: string) => {
    const guidance = guidanceOf(stateAfter([{ directives: [directive], from: START }]))(1, 0);
    return guidedRevision({ block: 'b1', changes: [change(text, before, 'x')] }, guidance, text).changes.length;
  };
  const words = (...list: string[]): Directive => ({ type: 'leave_words', words: list });

  test('words to leave alone, as wholes', () => {
    expect(left(words('organise'), 'Organise it', 'Organise')).toBe(0);
    expect(left(words('Organise'), 'organise it', 'organise')).toBe(1);
    expect(left(words('organ'), 'organise it', 'organise')).toBe(1);
    expect(left(words('in terms of'), 'In terms of cost', 'terms')).toBe(0);
    expect(left(words('teh'), 'İ say teh', 'teh')).toBe(0);
    expect(left(words('it'), 'organise it', 'organise ')).toBe(1);
  });

  test('rules', () => {
    expect(left({ type: 'leave_rule', rule: 'Some-Rule' }, 'teh', 'teh')).toBe(0);
    expect(left({ type: 'leave_rule', rule: 'Rule' }, 'teh', 'teh')).toBe(1);
  });

  test('a rule is known by its name, however that is written', () => {
    const named = (name: string) => ruleNamed(name, { rules: RULE_CATALOGUE, state: stateAfter([]) });
    expect(named('sentence capitalization')).toBe('SentenceCapitalization');
    expect(named('sentence')).toBeUndefined();
  });
});
