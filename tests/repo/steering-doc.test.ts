import { expect, test } from 'bun:test';
import { NO_CONTEXT } from '../../src/pipelines/refine/directives/directive-context.ts';
import { readDirectives } from '../../src/pipelines/refine/directives/read-directives.ts';
import { FORMS } from '../../src/pipelines/refine/directives/read-wish.ts';

const doc = await Bun.file(`${import.meta.dir}/../../docs/STEERING.md`).text();
const rows = Array.from(doc.matchAll(/^\| (.+?) +\| `(\{"type".+)` +\|$/gm), ([, says = '', means = '']) => ({
  says,
  means: JSON.parse(`[${means}]`),
}));

test('every example in docs/STEERING.md is understood as it says there', () => {
  expect(rows.length).toBeGreaterThan(30);
  for (const { says, means } of rows) {
    expect(readDirectives(says, NO_CONTEXT)).toEqual({ directives: means, notUnderstood: [] });
  }
});

test('every form and every example of one stands in docs/STEERING.md', () => {
  const documented = new Set(rows.map(({ says }) => says));
  for (const { about, examples } of FORMS) {
    expect(doc).toContain(about);
    expect(examples.map(({ says }) => says).filter((says) => !documented.has(says))).toEqual([]);
  }
});
