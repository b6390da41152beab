import { expect, test } from 'bun:test';
import { join } from 'node:path';

const ROOT = join(import.meta.dir, '../..');
const RULE = /^- \*\*(P-\d+)\*\*/gm;
/** The ids that a test's name begins with. */
const NAMED = /['"`]((?:[A-Z]-\d+ )+)/g;
const ID = /P-\d+/g;

const rules = Array.from((await Bun.file(join(ROOT, 'docs/PROTOCOL.md')).text()).matchAll(RULE), ([, id = '']) => id);

async function idsOfTests(): Promise<string[]> {
  const ids: string[] = [];
  for await (const path of new Bun.Glob('tests/**/*.test.ts').scan(ROOT)) {
    const source = await Bun.file(join(ROOT, path)).text();
    for (const [, name = ''] of source.matchAll(NAMED)) ids.push(...(name.match(ID) ?? []));
  }
  return ids;
}

test('every rule of docs/PROTOCOL.md has an id of its own, in order', () => {
  const numbers = rules.map((id) => Number(id.slice(2)));
  expect(numbers.length).toBeGreaterThan(100);
  expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => a - b));
});

test('every rule of docs/PROTOCOL.md has a test that is named with it', async () => {
  const proved = new Set(await idsOfTests());
  expect(rules.filter((id) => !proved.has(id))).toEqual([]);
});

test('every rule that a test is named with stands in docs/PROTOCOL.md', async () => {
  const known = new Set(rules);
  expect((await idsOfTests()).filter((id) => !known.has(id))).toEqual([]);
});
