import type { InlinePart } from './diff-part.ts';
import { type Side, wordEdits } from './word-edits.ts';
import { WordNumbers } from './word-numbers.ts';

/** The difference of two short texts, word by word. */
export function diffWords(older: string, newer: string): InlinePart[] {
  if (older === newer) return older === '' ? [] : [{ op: 'same', text: older }];
  if (older === '' || newer === '') return [{ op: 'change', before: older, after: newer }];
  const numbers = new WordNumbers();
  return inlineParts(sideOf(older, numbers), sideOf(newer, numbers));
}

/** The difference of parts of two texts whose words were read. */
export function inlineParts(older: Side, newer: Side): InlinePart[] {
  return wordEdits(older, newer).map(({ same, a0, a1, b0, b1 }): InlinePart => {
    const text = older.text.slice(a0, a1);
    return same ? { op: 'same', text } : { op: 'change', before: text, after: newer.text.slice(b0, b1) };
  });
}

function sideOf(text: string, numbers: WordNumbers): Side {
  const words = { starts: [], ends: [], ids: [] };
  numbers.read(text, 0, text.length, words);
  return { text, words, from: 0, to: text.length, firstWord: 0, afterWord: words.starts.length };
}
