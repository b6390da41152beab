import { expect, test } from 'bun:test';
import { wordsIn } from '../../../src/documents/search/words-in.ts';

test.each([
  ["The sailor's rope, 12 m; l'albatros — naïve!", 'The sailor s rope 12 m l albatros naïve'],
  ['綱は帆を上げる。', '綱は は帆 帆を を上 上げ げる'],
  ['版本2的cafe\u0301を飲む', '版本 2 的 cafe\u0301 を飲 飲む'],
  ['海 sea', '海 sea'],
  ['…—', ''],
])('%s', (text, words) => {
  expect(wordsIn(text).join(' ')).toBe(words);
});
