import { afterAll, beforeAll, describe, expect, setDefaultTimeout, test } from 'bun:test';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { quotingWriter } from '../../src/engines/quoting/quoting-writer.ts';
import { chatPipeline } from '../../src/pipelines/chat/chat-pipeline.ts';
import { needs } from '../support/needs.ts';
import { openReviewWorld } from '../support/review-world.ts';
import { tempFolder } from '../support/temp-folder.ts';

setDefaultTimeout(300_000);

const ROOT = join(import.meta.dir, '../..');
const MOST_BYTES = 12 * 1_024;
const node = needs('node', Bun.which('node') !== null);
const npm = needs('npm', Bun.which('npm') !== null);

const folder = tempFolder();
const dist = folder.file('dist');
/** A project of somebody else, with the package installed. */
const project = folder.file('project');

function run(command: readonly string[], cwd = project): string {
  const { exitCode, stdout, stderr } = Bun.spawnSync([...command], { cwd });
  if (exitCode !== 0) throw new Error(`${command.join(' ')}: ${exitCode}\n${stdout}${stderr}`);
  return stdout.toString();
}

beforeAll(async () => {
  run([process.execPath, 'scripts/build-client.ts', dist], ROOT);
  await mkdir(join(project, 'node_modules'), { recursive: true });
  await Bun.write(join(project, 'package.json'), '{ "name": "scratch", "type": "module", "private": true }');
  if (!npm.skip) {
    const [packed]: { filename: string }[] = JSON.parse(run(['npm', 'pack', '--json', '--silent'], dist));
    run(['npm', 'install', '--offline', '--no-audit', '--no-fund', '--silent', join(dist, packed?.filename ?? '')]);
  } else run(['cp', '-r', dist, join(project, 'node_modules/redraft')]);
});
afterAll(() => folder[Symbol.dispose]());

test('the package is one module, its types, and what it says of itself', async () => {
  const installed = join(project, 'node_modules/redraft');
  expect((await readdir(installed)).toSorted()).toEqual(['NOTICE', 'README.md', 'package.json', 'redraft.js', 'types']);
  const code = await Bun.file(join(installed, 'redraft.js')).text();
  expect(code).not.toMatch(/^import |\bimport\(|\brequire\(|zod|process\.|Bun\./m);
  // Absent on plain-http addresses.
  expect(code).not.toMatch(/subtle|\brandomUUID\(/);
  const described = await Bun.file(join(installed, 'package.json')).json();
  expect(Object.keys(described).filter((key) => /dependencies|scripts/i.test(key))).toEqual([]);
  const declared = await readdir(join(installed, 'types'), { recursive: true });
  expect(declared).toContain('client/redraft.d.ts');
  for (const name of declared.filter((path) => path.endsWith('.d.ts')))
    expect(await Bun.file(join(installed, 'types', name)).text()).not.toMatch(/zod|\.ts'|"bun"/);
});

async function bundled(source: string): Promise<number> {
  const entry = join(project, `${Bun.hash(source)}.js`);
  await Bun.write(entry, source);
  const built = await Bun.build({ entrypoints: [entry], minify: true, target: 'browser' });
  return Bun.gzipSync(await new Response(built.outputs[0]).arrayBuffer()).length;
}

test('jobs take less than 12 KB gzipped, and who takes a part gets that part', async () => {
  const whole = await bundled(
    "export { createClient, documentText, isTerminal, RedraftError, reduce, sha256 } from 'redraft/client';",
  );
  const all = await bundled("export * from 'redraft/client';");
  const error = await bundled("export { RedraftError } from 'redraft/client';");
  const sum = await bundled("export { sha256 } from 'redraft/client';");
  expect(whole).toBeLessThan(MOST_BYTES);
  expect(whole).toBeGreaterThan(3_000);
  // Questions, a summary and signing in are functions of their own.
  expect(all).toBeGreaterThan(whole + 200);
  expect(all).toBeLessThan(whole + 1_000);
  expect(error).toBeLessThan(600);
  expect(sum).toBeLessThan(1_200);
});

/** The examples of docs/CLIENT.md as programs against a server. */
async function examples(url: string): Promise<string[]> {
  const text = await Bun.file(join(ROOT, 'docs/CLIENT.md')).text();
  const found = [...text.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code = '']) => code);
  const paths = found.map((_, index) => join(project, `example-${index}.ts`));
  for (const [index, path] of paths.entries()) {
    await Bun.write(path, (found[index] ?? '').replaceAll('http://127.0.0.1:3000', url));
  }
  return paths;
}

test('the examples of docs/CLIENT.md satisfy a strict compiler, in both ways of finding modules', async () => {
  const paths = await examples('http://127.0.0.1:3000');
  expect(paths.length).toBeGreaterThanOrEqual(3);
  const tsc = join(ROOT, 'node_modules/.bin/tsc');
  const strict =
    '--noEmit --strict --skipLibCheck false --exactOptionalPropertyTypes --noUncheckedIndexedAccess --target ESNext'.split(
      ' ',
    );
  for (const module of ['nodenext', 'preserve']) {
    run([tsc, ...strict, '--lib', 'ESNext,DOM', '--types', '', '--module', module, ...paths]);
  }
});

test('it asks nothing of a platform that Node 20 and browsers of its age have not', () => {
  const tsc = join(ROOT, 'node_modules/.bin/tsc');
  const strict = '--ignoreConfig --noEmit --strict --allowImportingTsExtensions --module preserve --types'.split(' ');
  run([tsc, ...strict, '', '--target', 'ES2023', '--lib', 'ES2023,DOM', 'src/client/redraft.ts'], ROOT);
});

test('the examples of docs/CLIENT.md do what they say', async () => {
  await using world = await openReviewWorld({ pipelines: [chatPipeline(quotingWriter())] });
  const outputs: string[] = [];
  for (const path of await examples(world.url)) {
    const ran = Bun.spawn([process.execPath, path], { cwd: project, stderr: 'pipe' });
    expect([await ran.exited, await new Response(ran.stderr).text()]).toEqual([0, '']);
    outputs.push(await new Response(ran.stdout).text());
  }
  const [first = '', second = '', third = '', fourth = '', fifth = ''] = outputs;
  expect(first).toBe('teh → the: “teh” is better “the”.\nI have recieved the mesage.\n');
  expect(second).toContain('has made');
  expect(second).toContain('completed');
  expect(third).toStartWith('teh → the (none)\nRedraft: 0 (original) to 1 (proofread)\n');
  expect(third).toContain('\n+We have recieved the colour chart.');
  expect(third).toContain('chart.md: completed');
  expect(fourth).toContain('A halyard is the rope that raises a sail.');
  expect(fourth).toContain('ships.md\n');
  expect(fourth).toEndWith('jobs ran to their end\n');
  expect(fifth).toBe('NOT_FOUND false\n');
});

describe.skipIf(node.skip)(`on Node${node.because}`, () => {
  /** Runs a job there. @returns what the job came to, the transports it was heard over, its text */
  async function runs(flags: readonly string[], options = ''): Promise<string[]> {
    await using world = await openReviewWorld();
    const program = join(project, `program-${Bun.hash(flags.join() + options)}.js`);
    await Bun.write(
      program,
      `import { createClient } from 'redraft/client';
       const { WebSocket } = globalThis;
       delete globalThis.WebSocket;
       const redraft = createClient({ url: ${JSON.stringify(world.url)}${options} });
       const job = await redraft.refine({ text: 'teh cat', strategy: 'corrections-only' });
       const over = new Set();
       job.on('reach', ({ data }) => data.status === 'catching_up' && over.add(data.transport));
       const types = [];
       for await (const { type } of job.events()) types.push(type);
       const { status } = await job.finished;
       console.log(JSON.stringify([status, [...over].join(), await job.result(), String(types.includes('done'))]));`,
    );
    const ran = Bun.spawn(['node', ...flags, program], { cwd: project, stderr: 'pipe' });
    const [out, err] = await Promise.all([new Response(ran.stdout).text(), new Response(ran.stderr).text()]);
    if ((await ran.exited) !== 0) throw new Error(err);
    return JSON.parse(out);
  }

  test('without a WebSocket it goes on over SSE', async () => {
    expect(await runs([])).toEqual(['completed', 'sse', 'the cat', 'true']);
  });

  test('it takes the WebSocket that it is given', async () => {
    const given = await runs(['--experimental-websocket'], ', WebSocket');
    expect(given).toEqual(['completed', 'websocket', 'the cat', 'true']);
  });

  test('the package is found by require as well', () => {
    const { stdout, exitCode } = Bun.spawnSync(
      ['node', '--experimental-require-module', '-e', `console.log(typeof require('redraft/client').createClient)`],
      { cwd: project },
    );
    expect([exitCode, stdout.toString()]).toEqual([0, 'function\n']);
  });
});

test('inside the repository it is redraft/client', async () => {
  const inside = await import('redraft/client');
  expect(inside.createClient).toBeFunction();
});
