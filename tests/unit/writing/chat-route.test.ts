import { describe, expect, test } from 'bun:test';
import { complexityOf, routeOf } from '../../../src/pipelines/chat/complexity.ts';
import { searchTerm } from '../../../src/documents/search/search-term.ts';

describe('a request', () => {
  test.each([
    ['Who wrote Moby-Dick?', 0, 'simple'],
    ['What is a review gate?', 2, 'simple'],
    ['Translate this sentence into French.', 0, 'simple'],
    ['Explain how a sail works, in three paragraphs, with a table, and avoid jargon.', 1, 'hybrid'],
    ['Compare the two reports and say which is stronger.', 2, 'hybrid'],
    ['Write an essay of 800 words with headings that compares both plans. It must cite its sources.', 3, 'advanced'],
  ] as const)('%s goes the way %s', (message, files, route) => {
    expect(routeOf(complexityOf(message, files))).toBe(route);
  });

  test('is judged by its words alone', () => {
    expect(complexityOf('Compare A and B.', 2)).toEqual(complexityOf('Compare A and B.', 2));
  });
});

describe('a search term', () => {
  test.each([
    ['Sails', 'sail'],
    ['sailing', 'sail'],
    ['stopped', 'stop'],
    ['studies', 'study'],
    ['Café', 'caf'],
    ['the', null],
    ['glass', 'glass'],
  ])('%s is looked for as %s', (word, term) => {
    expect(searchTerm(word)).toBe(term);
  });
});
