import type { DiffPart } from './diff-part.ts';
import { Drawing } from './drawing.ts';
import { mainChain } from './main-chain.ts';
import { Moves } from './moves.ts';
import { UnitPairs } from './unit-pairs.ts';
import { type TextUnit, textUnits } from './text-units.ts';
import { UnitWords } from './unit-words.ts';
import { WordNumbers } from './word-numbers.ts';

/**
 * The difference between any two texts: lines and sentences first, changed or moved ones recognised by what they say,
 * then word by word. Time grows with the length and little else; both texts follow from the parts, exactly.
 */
export function diffTexts(older: string, newer: string): DiffPart[] {
  if (older === newer) return older === '' ? [] : [{ op: 'same', text: older }];
  const [a, b] = [textUnits(older), textUnits(newer)];
  const pairs = new UnitPairs(a, b);
  const differ = (from: number, to: number) => textOf(older, a[from]) !== textOf(newer, b[to]);
  const { ofOlder, ofNewer } = pairs;
  const numbers = new WordNumbers();
  // Only what is not the same on both sides is read word by word.
  const olderWords = new UnitWords(older, a, (unit) => differ(unit, ofOlder[unit] ?? -1), numbers);
  const newerWords = new UnitWords(newer, b, (unit) => differ(ofNewer[unit] ?? -1, unit), numbers);
  pairs.addAlike(olderWords, newerWords);
  const stays = mainChain(pairs, a);
  const sides = {
    older: { text: older, units: a, words: olderWords },
    newer: { text: newer, units: b, words: newerWords },
  };
  return new Drawing(sides, pairs, stays, new Moves(pairs, stays, a)).parts;
}

function textOf(text: string, unit: TextUnit | undefined): string | undefined {
  return unit && text.slice(unit.start, unit.end);
}
