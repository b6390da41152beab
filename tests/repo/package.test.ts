import { expect, test } from 'bun:test';
import manifest from '../../package.json';

const DEPENDENCIES = await Bun.file(new URL('../../docs/DEPENDENCIES.md', import.meta.url)).text();

test('every dependency has its line in docs/DEPENDENCIES.md, in an exact version', () => {
  for (const [name, version] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })) {
    expect(DEPENDENCIES).toContain(`| ${name} |`);
    expect(version).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
  }
});
