/**
 * Makes the client's npm package: `bun scripts/build-client.ts [folder]`, `dist/client` unless told. One module without
 * dependencies, the declarations of its types, and what a package has to say of itself.
 */
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import manifest from '../package.json';

const ROOT = join(import.meta.dir, '..');
const ENTRY = 'src/client/redraft.ts';
const [folder = join(ROOT, 'dist/client')] = Bun.argv.slice(2);

const NOTICE = `Redraft
Licensed under the Apache License, Version 2.0 (the "License"); you may not use this package except in compliance with
the License. You may obtain a copy of the License at

    http://www.apache.org/licenses/LICENSE-2.0

Unless required by applicable law or agreed to in writing, software distributed under the License is distributed on an
"AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for the specific
language governing permissions and limitations under the License.
`;

await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
await Promise.all([bundle(), declare(), describe()]);

async function bundle(): Promise<void> {
  await Bun.build({ entrypoints: [join(ROOT, ENTRY)], outdir: folder, target: 'browser', format: 'esm' });
}

/** The compiler writes one file a module; they name each other as the package has them. */
async function declare(): Promise<void> {
  const types = join(folder, 'types');
  const options = '--declaration --emitDeclarationOnly --noEmit false --lib ESNext,DOM --types --target ESNext'.split(
    ' ',
  );
  const strict = '--module Preserve --moduleResolution bundler --strict --allowImportingTsExtensions'.split(' ');
  const tsc = [process.execPath, 'x', 'tsc', '--ignoreConfig', ...options, ...strict];
  const made = Bun.spawn([...tsc, '--rootDir', 'src', '--outDir', types, ENTRY], { cwd: ROOT, stdout: 'inherit' });
  if ((await made.exited) !== 0) throw new Error('the declarations could not be made');
  for (const name of await readdir(types, { recursive: true })) {
    if (!name.endsWith('.d.ts')) continue;
    const text = await Bun.file(join(types, name)).text();
    await Bun.write(join(types, name), text.replace(/(from '\.[^']+)\.ts'/g, "$1.js'"));
  }
}

async function describe(): Promise<void> {
  const { name, version, license } = manifest;
  const entry = { types: './types/client/redraft.d.ts', default: './redraft.js' };
  const described = {
    name,
    version,
    description: 'Starts, watches and steers jobs of a Redraft server, from browsers, Bun and Node.',
    license,
    type: 'module',
    sideEffects: false,
    exports: { '.': entry, './client': entry },
    types: entry.types,
    files: ['redraft.js', 'types', 'NOTICE'],
    engines: { node: '>=20.3' },
  };
  await Bun.write(join(folder, 'package.json'), `${JSON.stringify(described, null, 2)}\n`);
  await Bun.write(join(folder, 'README.md'), Bun.file(join(ROOT, 'docs/CLIENT.md')));
  await Bun.write(join(folder, 'NOTICE'), NOTICE);
}
