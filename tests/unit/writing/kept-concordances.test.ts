import { expect, test } from 'bun:test';
import { concordanceOf, concordanceSize } from '../../../src/documents/search/concordance.ts';
import { KeptConcordances } from '../../../src/pipelines/chat/kept-concordances.ts';

const concordance = concordanceOf('A rope.', [{ start: 0, end: 7, paragraph: 1, heading: undefined }]);
const IDLE_MS = 60_000;

test('as many concordances are kept as there is room for: what was asked of longest ago goes first', () => {
  const kept = new KeptConcordances(concordanceSize(concordance) * 2, IDLE_MS);
  for (const file of ['a', 'b', 'a', 'c']) kept.keep(file, concordance);
  expect(['a', 'b', 'c'].map((file) => kept.get(file) !== undefined)).toEqual([true, false, true]);
  kept.close();
  expect(['a', 'c'].map((file) => kept.get(file))).toEqual([undefined, undefined]);
});

test('a concordance that is larger than all the room is not kept', () => {
  const kept = new KeptConcordances(concordanceSize(concordance) - 1, IDLE_MS);
  kept.keep('a', concordance);
  expect(kept.get('a')).toBeUndefined();
});
