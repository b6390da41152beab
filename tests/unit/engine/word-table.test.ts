import { describe, expect, test } from 'bun:test';
import { wordTable } from '../../../src/engines/embedded/proofread/word-table.ts';

const LIST = "0Al\n0a<\n1ble\n4s>!\n3y*\n1nt's\n0zoo~";
const WORDS = ['Al', 'a', 'able', 'ables', 'ably', "ant's", 'zoo'];

describe('a table of words', () => {
  const table = wordTable(LIST, '<>*', '!~');

  test('finds each word of the list by its number, and no other', () => {
    expect(table.length).toBe(WORDS.length);
    expect(WORDS.map((word) => table.find(word))).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(WORDS.map((_, number) => table.word(number))).toEqual(WORDS);
    for (const word of ['', 'al', 'ab', 'abl', 'ablest', 'zo', 'zoos', 'ant’s', 'élan', 'x'.repeat(300)]) {
      expect([word, table.find(word)]).toEqual([word, -1]);
    }
  });

  test('says the marks of each', () => {
    const marks = WORDS.map((_, number) =>
      String.fromCharCode(table.mark(number), table.size(number)).replaceAll('\0', ' '),
    );
    expect(marks).toEqual(['  ', '< ', '  ', '>!', '* ', '  ', ' ~']);
  });

  test('says which have three letters and no capital', () => {
    expect(WORDS.filter((_, number) => table.isPlain(number))).toEqual(['able', 'ables', 'ably', "ant's", 'zoo']);
  });

  test('has room for many words, whatever their hashes', () => {
    const words = Array.from({ length: 5000 }, (_, number) => `w${number.toString(36)}`).sort();
    const many = wordTable(words.map((word) => `0${word}`).join('\n'), '<', '!');
    // Digits are letters here as any other.
    expect(words.every((word, number) => many.find(word) === number && many.word(number) === word)).toBe(true);
    expect(words.filter((word) => many.find(`${word}-`) >= 0)).toEqual([]);
  });
});
