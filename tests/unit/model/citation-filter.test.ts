import { expect, test } from 'bun:test';
import { CitationFilter } from '../../../src/engines/model/writing/citation-filter.ts';

function filtered(text: string, known: readonly string[], size: number) {
  const filter = new CitationFilter(known);
  let shown = '';
  for (let at = 0; at < text.length; at += size) shown += filter.take(text.slice(at, at + size));
  return { shown: shown + filter.end(), dropped: filter.dropped };
}

test.each([
  ['The halyard [1] raises it [7].', ['1'], 'The halyard [1] raises it.', 1],
  ['The halyard [1] raises it [7].', [], 'The halyard raises it.', 2],
  ['Row a[1], [7](https://example.org), [1998].', [], 'Row a[1], [7](https://example.org), [1998].', 0],
  ['See `x = [1]`, ``a ` [2]`` and [3].', [], 'See `x = [1]`, ``a ` [2]`` and.', 1],
  ['```\nx = [1]\n`[2]\n```\nThat [3].', [], '```\nx = [1]\n`[2]\n```\nThat.', 1],
  ['A ` alone [1].\nThen [2].', [], 'A ` alone [1].\nThen.', 1],
])('%j with %j', (text, known, shown, dropped) => {
  for (const size of [1, 2, 3, 5, 100]) expect(filtered(text, known, size)).toEqual({ shown, dropped });
});
