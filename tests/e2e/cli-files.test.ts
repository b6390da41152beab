import { describe, expect, setDefaultTimeout, test } from 'bun:test';
import { join } from 'node:path';
import { quotingWriter } from '../../src/engines/quoting/quoting-writer.ts';
import { chatPipeline } from '../../src/pipelines/chat/chat-pipeline.ts';
import { cli, onTerminal, shell } from '../support/cli.ts';
import { needs } from '../support/needs.ts';
import { openReviewWorld } from '../support/review-world.ts';
import { tempFolder } from '../support/temp-folder.ts';

/** Programs are started here, and some load an engine: a slow machine takes its time. */
setDefaultTimeout(300_000);

const pty = needs('script', Bun.which('script') !== null);

function objects(out: string) {
  return out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

describe('several files', () => {
  test('are refined one after the other into a folder that is made for them', async () => {
    await using world = await openReviewWorld();
    using folder = tempFolder();
    await Bun.write(folder.file('a.md'), 'teh cat\n');
    await Bun.write(folder.file('in/b.txt'), 'teh dog\n');
    const ran = await cli(['refine', 'a.md', 'in/b.txt', '-o', 'out', '--url', world.url], { cwd: folder.path });
    expect([ran.code, ran.out]).toEqual([0, '']);
    expect(ran.err).toMatch(
      /^a\.md\n[\s\S]*out\/a\.md · 1 change · job job_\w+\nin\/b\.txt\n[\s\S]*out\/b\.txt · 1 change · job/,
    );
    expect(await Bun.file(folder.file('out/a.md')).text()).toBe('the cat\n');
    expect(await Bun.file(folder.file('out/b.txt')).text()).toBe('the dog\n');
    const { items } = (await world.call('GET', '/v1/jobs')).body.data;
    expect(items.map(({ title }: { title: string }) => title)).toEqual(['b.txt', 'a.md']);
  });

  test('that are refused keep nobody from refining the others, and programs are told which', async () => {
    await using world = await openReviewWorld();
    using folder = tempFolder();
    // As JSON it is larger than what a server takes.
    await Bun.write(folder.file('a.md'), '"'.repeat(9_000_000));
    await Bun.write(folder.file('b.md'), 'teh cat\n');
    const args = ['refine', 'a.md', 'b.md', '-o', './', '--json', '--url', world.url];
    const ran = await cli(args, { cwd: folder.path });
    const [first, ...others] = objects(ran.out);
    expect(first).toMatchObject({ type: 'failure', subject: 'a.md', error: { code: 'PAYLOAD_TOO_LARGE' } });
    expect(others.at(0)).toMatchObject({ type: 'job', file: 'b.md' });
    expect(others.at(-1)).toMatchObject({ type: 'result', file: 'b.md', output: 'b.md', status: 'completed' });
    expect([ran.code, await Bun.file(folder.file('b.md')).text()]).toEqual([2, 'the cat\n']);
  });
});

test('of several files each stands alone: what can be done is done, and the exit code says that not all was', async () => {
  await using world = await openReviewWorld();
  using folder = tempFolder();
  await Bun.write(folder.file('a.md'), 'teh cat\n');
  await Bun.write(folder.file('empty.md'), '\n');
  await Bun.write(folder.file('binary.md'), new Uint8Array([0xff, 0xfe, 0x00, 0x80]));
  await Bun.write(folder.file('b.md'), 'teh dog\n');
  const files = ['a.md', 'none.md', 'empty.md', 'binary.md', 'b.md'];
  const ran = await cli(['refine', ...files, '-o', 'out', '--url', world.url], { cwd: folder.path });
  expect(ran.code).toBe(2);
  expect(ran.err).toContain('none.md\nThere is no file none.md.\nempty.md\nempty.md is empty.\n');
  expect(ran.err).toContain('binary.md is not a text in UTF-8.\n');
  expect(ran.err).toEndWith('2 of 5 files were refined.\n');
  const made = await Promise.all(['a.md', 'b.md'].map((name) => Bun.file(folder.file(`out/${name}`)).text()));
  expect(made).toEqual(['the cat\n', 'the dog\n']);
  const told = await cli(['refine', 'none.md', 'a.md', '-o', 'out', '--json', '--url', world.url], {
    cwd: folder.path,
  });
  expect(objects(told.out)[0]).toMatchObject({ type: 'failure', subject: 'none.md' });
});

describe('the difference of two files', () => {
  test('takes two of them', async () => {
    using folder = tempFolder();
    await Bun.write(folder.file('a.md'), 'one\n');
    const { code, out, err } = await cli(['diff', 'a.md'], { cwd: folder.path });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('a second one to compare it with is missing');
  });

  test('is a patch that patch takes, and an object for programs', async () => {
    using folder = tempFolder();
    const at = { cwd: folder.path };
    await Bun.write(folder.file('a.md'), 'one\n\nteh cat\n');
    await Bun.write(folder.file('b.md'), 'one\n\nthe cat');
    const patch = await cli(['diff', 'a.md', 'b.md'], at);
    expect([patch.code, patch.err]).toEqual([0, '']);
    expect(patch.out).toStartWith('--- a.md\n+++ b.md\n@@ -1,3 +1,3 @@\n one\n \n-teh cat\n+the cat\n');
    const applied = Bun.spawnSync(['git', 'apply', '-p0', '-'], {
      cwd: folder.path,
      stdin: Buffer.from(patch.out.replace('+++ b.md', '+++ a.md')),
    });
    expect([applied.exitCode, await Bun.file(folder.file('a.md')).text()]).toEqual([0, 'one\n\nthe cat']);
    expect((await cli(['diff', 'a.md', 'b.md'], at)).out).toBe('');

    await Bun.write(folder.file('empty'), '');
    const [told] = objects((await cli(['diff', 'empty', 'b.md', '--json'], at)).out);
    expect(told).toMatchObject({ from: { file: 'empty' }, to: { file: 'b.md' }, figures: { words_added: 3 } });
    // No server was started for any of it.
    expect(await Bun.file(folder.file('kept/redraft/redraft.db')).exists()).toBe(false);
  });

  test.skipIf(pty.skip)(`is coloured where people look${pty.because}`, async () => {
    using folder = tempFolder();
    await Bun.write(folder.file('a.md'), 'teh cat\n');
    await Bun.write(folder.file('b.md'), 'the \u001B[2Jcat\n');
    const { out } = await onTerminal(['diff', 'a.md', 'b.md'], { cwd: folder.path });
    expect(out).toContain('\u001B[31;9m-teh cat\u001B[0m');
    // What stands in a text moves no cursor.
    expect(out).toContain('\u001B[34;4m+the �[2Jcat\u001B[0m');
  });
});

test('a job that has ended can be written to a file, and one that is not there is named', async () => {
  await using world = await openReviewWorld();
  using folder = tempFolder();
  const at = { cwd: folder.path };
  const job = await world.refined('teh cat\n');
  const ran = await cli(['watch', job, '-o', 'a.md', '--url', world.url], at);
  expect([ran.code, ran.err]).toEqual([0, expect.stringContaining(`a.md · 1 change · job ${job}\n`)]);
  expect(await Bun.file(folder.file('a.md')).text()).toBe('the cat\n');
  for (const args of [
    ['watch', 'job_no'],
    ['diff', 'job_no'],
    ['cancel', 'job_no'],
    ['answer', 'job_no', 'x'],
  ]) {
    const none = await cli([...args, '--url', world.url, '--json'], at);
    expect([none.code, none.err]).toEqual([1, 'There is no job job_no here.\n']);
    expect(objects(none.out)).toEqual([
      { type: 'failure', subject: 'job_no', error: expect.objectContaining({ code: 'NOT_FOUND' }) },
    ]);
  }
  const later = await cli(['diff', job, '--to', '7', '--url', world.url], at);
  expect([later.code, later.err]).toEqual([1, 'The job has no pass 7\n']);
});

test('help, and what needs no server, loads none', async () => {
  const built = await Bun.build({
    entrypoints: [join(import.meta.dir, '../../src/cli/main.ts')],
    target: 'bun',
    splitting: true,
    metafile: true,
    throw: true,
  });
  const outputs = built.metafile?.outputs ?? {};
  const [main] = Object.entries(outputs).find(([, { entryPoint }]) => entryPoint?.endsWith('cli/main.ts')) ?? [];
  // What `import()` names comes when it is asked for; everything else at once.
  const chunks = new Set([main ?? '']);
  for (const chunk of chunks) {
    for (const { path, kind } of outputs[chunk]?.imports ?? []) if (kind !== 'dynamic-import') chunks.add(path);
  }
  const loaded = [...chunks].flatMap((chunk) => Object.keys(outputs[chunk]?.inputs ?? {}));
  expect(loaded.some((path) => path.endsWith('client/client.ts'))).toBe(true);
  expect(loaded.filter((path) => /elysia|harper|drizzle|zod|src\/(app|store|engines|routes)/.test(path))).toEqual([]);
});

test('the commands of docs/CLI.md do what they say', async () => {
  const doc = await Bun.file(join(import.meta.dir, '../../docs/CLI.md')).text();
  const lines = [...doc.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block = '']) => block.trim().split('\n'));
  await using world = await openReviewWorld({ pipelines: [chatPipeline(quotingWriter())] });
  using folder = tempFolder();
  for (const name of ['essay.md', 'notes.md', 'chapters/1.md', 'chapters/2.md'])
    await Bun.write(folder.file(name), 'teh cat\n');
  const said: string[] = [];
  for (const line of lines) {
    const onWorld = line.replace(/redraft (\S+)/, `redraft $1 --url ${world.url}`);
    const { code, out, err } = await shell(onWorld, { cwd: folder.path });
    expect([line, code, code === 0 ? '' : err]).toEqual([line, 0, '']);
    said.push(out);
  }
  expect(said[1]).toContain('-teh cat\n+the cat\n');
  for (const name of ['better.md', 'british.md', 'refined/1.md', 'refined/2.md']) {
    expect(await Bun.file(folder.file(name)).text()).toBe('the cat\n');
  }
  expect(said[4]?.trim().split('\n')).toHaveLength(4);
  expect(JSON.parse(said[6]?.split('\n')[0] ?? '')).toMatchObject({ type: 'block_complete' });
  expect(JSON.parse(said[7] ?? '')).toMatchObject({ title: 'essay.md', status: 'completed' });
});
