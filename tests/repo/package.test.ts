import { expect, test } from 'bun:test';
import manifest from '../../package.json';

const README = await Bun.file(new URL('../../README.md', import.meta.url)).text();
const DEPENDENCIES = await Bun.file(new URL('../../docs/DEPENDENCIES.md', import.meta.url)).text();

test('every dependency has its line in docs/DEPENDENCIES.md, in an exact version', () => {
  for (const [name, version] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })) {
    expect(DEPENDENCIES).toContain(`| ${name} |`);
    expect(version).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
  }
});

test('every file that the README links to is there', async () => {
  const links = [...README.matchAll(/\]\(([^)#]+)\)/g)]
    .map(([, link = '']) => link)
    .filter((link) => !link.includes(':'));
  expect(links.length).toBeGreaterThan(5);
  for (const link of links) expect(await Bun.file(new URL(`../../${link}`, import.meta.url)).exists()).toBe(true);
});
