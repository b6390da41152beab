import { describe, expect, test } from 'bun:test';
import { compareRows, sideOf } from '../../../src/web/parts/marks/compare-rows.ts';

const text = (side: 'left' | 'right', rows: ReturnType<typeof compareRows>['rows']) =>
  rows.map((row) =>
    sideOf(row, side)
      .map((piece) => piece.text)
      .join(''),
  );

describe('rows of a comparison', () => {
  const { rows, count } = compareRows([
    { op: 'same', text: '# A title\n\nOne ' },
    { op: 'change', before: 'teh', after: 'the', changes: ['p1.b2.1'] },
    { op: 'same', text: ' cat.\n\n' },
    { op: 'moved_away', move: 1, text: 'It goes.\n\n' },
    { op: 'same', text: 'Two dogs.\n\n' },
    {
      op: 'moved_here',
      move: 1,
      parts: [
        { op: 'same', text: 'It ' },
        { op: 'change', before: 'goes', after: 'went', changes: [] },
        { op: 'same', text: '.\n\n' },
      ],
    },
    { op: 'same', text: 'Three birds.' },
  ]);

  test('removals stand on the left only, additions on the right only', () => {
    expect(text('left', rows)).toEqual(['# A title', 'One teh cat.', 'It goes.', 'Two dogs.', '', 'Three birds.']);
    expect(text('right', rows)).toEqual(['# A title', 'One the cat.', '', 'Two dogs.', 'It went.', 'Three birds.']);
  });

  test('changes and moves are numbered in reading order', () => {
    expect(count).toBe(4);
    expect(rows.map(({ move }) => move?.at)).toEqual([undefined, undefined, 1, undefined, 2, undefined]);
    expect(rows.flatMap(({ pieces }) => pieces.flatMap(({ at }) => (at === undefined ? [] : [at])))).toEqual([
      0, 0, 3, 3,
    ]);
  });

  test('a change over the end of a paragraph stays in one row', () => {
    const joined = compareRows([
      { op: 'same', text: 'One.' },
      { op: 'change', before: '\n\n', after: ' ', changes: [] },
      { op: 'same', text: 'Two.' },
    ]);
    expect(text('left', joined.rows)).toEqual(['One.\n\nTwo.']);
    expect(text('right', joined.rows)).toEqual(['One. Two.']);
  });
});
