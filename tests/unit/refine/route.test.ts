import { describe, expect, test } from 'bun:test';
import { readDocument } from '../../../src/documents/reading/read-document.ts';
import { chosenStrategy } from '../../../src/pipelines/refine/route/chosen-strategy.ts';
import { type TextType, textTypeOf } from '../../../src/pipelines/refine/route/text-type.ts';

const LONG =
  'The harbour had been frozen since the second week of January, and nobody who lived there could remember a winter in which the ice had come so early or stayed so long. ';
const typeOf = (text: string) => textTypeOf(readDocument(text, 'markdown').blocks);

describe('the kind of a text', () => {
  test.each<[TextType, string]>([
    [
      'academic',
      `# Abstract\n\n${LONG}\n\n# Introduction\n\nAs shown [@smith2019; @doe2020], ice is cold.\n\n# References\n\nSmith.`,
    ],
    ['academic', `${LONG} (Smith & Doe, 2019). ${LONG} (Miller et al., 2020, p. 4) and (Nguyen 2021).`],
    ['academic', `${LONG} [1]. ${LONG} [2, 3] and [4–6].`],
    ['technical', '# Install\n\nRun it:\n\n```sh\nbun start\n```\n\nThen:\n\n```sh\ncurl x\n```\n\nDone.'],
    ['technical', 'Set `PORT` to `3000`, `HOST` to `::`, and call `start()` or `stop()` as you like.'],
    ['letter', `Dear Ms Hall,\n\n${LONG}\n\nYours sincerely,\n\nIda`],
    ['notes', '- ask Tom\n- bread, milk\n- call the bank\n- tickets\n- dentist at four'],
    ['essay', `# Winter\n\n${LONG}${LONG}\n\n${LONG}${LONG}\n\n${LONG}${LONG}`],
    ['essay', `${LONG}${LONG}\n\n- rope\n- tar\n- oil\n\n`.repeat(6)],
    ['text', 'We are closed on Monday.'],
    ['text', 'See [the office](https://example.com) and [1](x), [2](y), [3](z).'],
    ['text', ''],
  ])('%s: %p', (type, text) => {
    expect(typeOf(text).type).toBe(type);
  });

  test('is said with the marks that it was told by', () => {
    expect(typeOf(`Dear all,\n\n${LONG}\n\nBest regards\n`).marks).toEqual(['a greeting', 'a closing']);
    expect(typeOf('Set `PORT` and `HOST` now.').marks).toEqual(['2 pieces of code in lines']);
  });

  // Tried again from every letter of a run, a pattern takes minutes for these.
  test.each(['[@', '(A, ', '(Aa and Bb ', '`', '[^', 'A', "A'", 'Aa et al', '\\cite{', '[1, 2', 'Dear '])(
    'hostile text costs little: %p',
    (piece) => {
      const text = piece.repeat(1_000_000 / piece.length);
      expect(textTypeOf([{ kind: 'paragraph', text }]).type).toBeString();
    },
  );
});

describe('the strategy', () => {
  const of = (
    type: 'academic' | 'technical' | 'letter' | 'notes' | 'essay' | 'text',
    errors: number,
    acceptance = {},
  ) => chosenStrategy({ type, marks: [] }, { words: 1_000, errors }, acceptance).to;

  test('follows the kind of text', () => {
    expect(of('academic', 10)).toBe('academic');
    expect(of('technical', 10)).toBe('standard');
    expect(of('essay', 10)).toBe('standard');
    expect(of('letter', 10)).toBe('light');
    expect(of('notes', 10)).toBe('corrections-only');
  });

  test('follows its errors: full of them they come first, without any its wording stays', () => {
    expect(of('essay', 25)).toBe('corrections-only');
    expect(of('essay', 24)).toBe('standard');
    expect(of('essay', 2)).toBe('light');
    expect(of('technical', 2)).toBe('light');
    expect(of('academic', 40)).toBe('academic');
  });

  test('says so where there is too little text to tell', () => {
    const { to, reason } = chosenStrategy({ type: 'text', marks: [] }, { words: 12, errors: 3 }, {});
    expect(to).toBe('standard');
    expect(reason).toContain('Too little text');
    expect(chosenStrategy({ type: 'text', marks: [] }, undefined, {}).to).toBe('standard');
  });

  test('follows what this person took: the first more careful one that they did not mostly reject', () => {
    const few = { accepted: 1, rejected: 10 };
    const little = { accepted: 5, rejected: 20 };
    const much = { accepted: 90, rejected: 10 };
    expect(of('essay', 10, { standard: few })).toBe('standard');
    expect(of('essay', 10, { standard: little })).toBe('light');
    expect(of('academic', 10, { academic: little, standard: little, light: little })).toBe('corrections-only');
    expect(of('notes', 10, { 'corrections-only': little })).toBe('corrections-only');
    expect(of('essay', 2, { standard: much })).toBe('standard');
  });

  test('is explained in sentences', () => {
    const taken = { standard: { accepted: 2, rejected: 18 } };
    const { reason } = chosenStrategy(
      { type: 'essay', marks: ['4 long paragraphs'] },
      { words: 500, errors: 4 },
      taken,
    );
    expect(reason).toBe(
      'An essay (4 long paragraphs). It has 0.8 errors in 100 words of a sample. ' +
        'You took 10 % of the changes of standard, so it is light.',
    );
  });
});
