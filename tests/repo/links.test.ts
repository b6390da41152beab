import { expect, test } from 'bun:test';
import { dirname, join } from 'node:path';
import { ROOT } from '../support/source-files.ts';

const NAMES = ['README.md', 'CONTRIBUTING.md', ...new Bun.Glob('docs/*.md').scanSync(ROOT)];
const pages = new Map(
  await Promise.all(NAMES.map(async (name) => [name, await Bun.file(join(ROOT, name)).text()] as const)),
);

/** What a page links to inside the repository: the path from its root, and the heading. */
function linksOf(name: string, text: string) {
  const links = [...text.matchAll(/\]\(([^)\s]*)\)/g)]
    .map(([, link = '']) => link)
    .filter((link) => !/^\w+:/.test(link));
  return links.map((link) => {
    const [path = '', heading] = link.split('#');
    return { link, path: path === '' ? name : join(dirname(name), path), heading };
  });
}

/** As GitHub and npm make an address of a heading. */
function addressOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(' ', '-');
}

test.each(NAMES)('every link in %s leads to a file and a heading that are there', async (name) => {
  for (const { link, path, heading } of linksOf(name, pages.get(name) ?? '')) {
    // oxlint-disable-next-line no-await-in-loop
    expect([link, await Bun.file(join(ROOT, path)).exists()]).toEqual([link, true]);
    if (heading === undefined) continue;
    const headings = Array.from((pages.get(path) ?? '').matchAll(/^#+ (.+)$/gm), ([, text = '']) => addressOf(text));
    expect([link, headings]).toEqual([link, expect.arrayContaining([heading])]);
  }
});

test('every page of docs is linked from the README', () => {
  const linked = new Set(linksOf('README.md', pages.get('README.md') ?? '').map(({ path }) => path));
  expect(NAMES.filter((name) => name.startsWith('docs/') && !linked.has(name))).toEqual([]);
});
