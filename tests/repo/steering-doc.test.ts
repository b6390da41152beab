import { expect, test } from 'bun:test';
import { NO_CONTEXT } from '../../src/pipelines/refine/directives/directive-context.ts';
import { readDirectives } from '../../src/pipelines/refine/directives/read-directives.ts';
import { FORMS } from '../../src/pipelines/refine/directives/read-wish.ts';
import { directiveSchema } from '../../src/protocol/directives/directive-schema.ts';

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

test('every directive that words can ask for stands in docs/STEERING.md, with every example of its forms', () => {
  const documented = new Set(rows.map(({ says }) => says));
  const about = new Map(directiveSchema.options.map(({ shape, description }) => [shape.type.value, description]));
  for (const { type, examples } of FORMS) {
    expect(doc).toContain(`### \`${type}\`\n\n${about.get(type)}\n`);
    expect(examples.map(({ says }) => says).filter((says) => !documented.has(says))).toEqual([]);
  }
});
