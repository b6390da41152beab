import { expect, test } from 'bun:test';
import { guessDialect } from '../../../src/web/start/guess-dialect.ts';

const CASES: readonly (readonly [string, 'GB' | 'US' | undefined])[] = [
  ['My favourite colour is grey.', 'GB'],
  ['They organised the centre of the theatre.', 'GB'],
  ['My favorite color is gray.', 'US'],
  ['They organized the center of the theater.', 'US'],
  ['Advise them, revise it, and otherwise promise to exercise.', undefined],
  ['The size of the prize did not surprise us.', undefined],
  ['Colour and color.', undefined],
  ['', undefined],
];

test.each(CASES)('%p is %p', (text, dialect) => {
  expect(guessDialect(text)).toBe(dialect);
});
