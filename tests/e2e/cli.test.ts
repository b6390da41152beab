import { describe, expect, setDefaultTimeout, test } from 'bun:test';
import { mkdir } from 'node:fs/promises';
import { cli, onTerminal, shell, startCli, until } from '../support/cli.ts';
import { needs } from '../support/needs.ts';
import { openReviewWorld } from '../support/review-world.ts';
import { ServerProcess } from '../support/server-process.ts';
import { openStreamWorld } from '../support/stream-world.ts';
import { tempFolder } from '../support/temp-folder.ts';

/** Programs are started here, and some load an engine: a slow machine takes its time. */
setDefaultTimeout(300_000);

const pty = needs('script', Bun.which('script') !== null);
const KEY = 'k'.repeat(40);
/** Far from its end when somebody thinks better of it. */
const LONG = 'We have recieved teh mesage, and a answer was wrote at once.\n\n'.repeat(16_000);

describe('by itself', () => {
  test('it refines a file in this process, keeps line ends and marks, and what it did can be looked at', async () => {
    using folder = tempFolder();
    const at = { cwd: folder.path };
    await Bun.write(folder.file('essay.md'), '\uFEFF# Notes\r\n\r\nWe have recieved teh mesage.\r\n');
    const refined = await cli(['refine', 'essay.md'], at);
    expect(refined).toMatchObject({ code: 0, out: '\uFEFF# Notes\r\n\r\nWe have received the message.\r\n' });
    // Plain lines, one a pass, and nothing that moves a cursor.
    expect(refined.err).toMatch(/^· loading\n✓ proofread: 3 changes in [\d.]+ s\n✓ tighten: /);
    expect(refined.err).not.toContain('\u001B');
    const listed = await cli(['jobs', '--json'], at);
    const job = JSON.parse(listed.out);
    expect(job).toMatchObject({ status: 'completed', title: 'essay.md' });
    const patch = await cli(['diff', job.id], at);
    expect(patch.out).toContain('-We have recieved teh mesage.');
    expect(patch.out).toContain('+We have received the message.');
    expect((await cli(['watch', job.id], at)).code).toBe(0);
    const late = await cli(['cancel', job.id], at);
    expect([late.code, late.err]).toEqual([1, expect.stringContaining('has ended')]);
  });

  test.each(['SIGINT', 'SIGTERM'] as const)('%s cancels the job, and what was finished is kept', async (signal) => {
    using folder = tempFolder();
    await Bun.write(folder.file('long.md'), LONG);
    const ran = startCli(['refine', 'long.md', '-o', 'out.md', '--json'], { cwd: folder.path });
    const all = await until(ran, '"block_complete"');
    ran.kill(signal);
    const said = await all();
    expect(await ran.exited).toBe(130);
    expect(said).toContain('"status":"cancelling","reason":"ctrl-c"');
    expect(await new Response(ran.stderr).text()).toContain('What was finished by then: out.md · job job_');
    const kept = await Bun.file(folder.file('out.md')).text();
    expect(kept).toContain('We have received the message');
    expect(kept).toContain('recieved');
    const { out } = await cli(['jobs'], { cwd: folder.path });
    expect(out).toContain('cancelled');
  });

  test('a data folder that a server works on is that server’s, and the message says how to reach it', async () => {
    using folder = tempFolder();
    const server = await ServerProcess.start({ folder: folder.path });
    await Bun.write(folder.file('a.txt'), 'teh cat');
    const ran = await cli(['refine', 'a.txt'], { cwd: folder.path, env: { DATA_DIR: folder.file('data') } });
    expect(ran.code).toBe(3);
    expect(ran.err).toContain('--url');
    const reached = await cli(['refine', 'a.txt', '--url', server.url], { cwd: folder.path });
    expect([reached.code, reached.out]).toEqual([0, 'the cat']);
    await server.end('SIGTERM');
  });

  test('what cannot be read or written is told before anything is done', async () => {
    using folder = tempFolder();
    await mkdir(folder.file('folder'));
    await Bun.write(folder.file('a.md'), 'teh cat');
    await Bun.write(folder.file('binary'), new Uint8Array([0xff, 0xfe, 0x00, 0x80]));
    await Bun.write(folder.file('zeros'), 'a\0b');
    await Bun.write(folder.file('empty'), ' \n');
    const wrong: [string[], string][] = [
      [['refine', 'none.md'], 'There is no file none.md.'],
      [['refine', 'folder'], 'folder is a folder.'],
      [['refine', 'binary'], 'binary is not a text in UTF-8.'],
      [['refine', 'zeros'], 'zeros is not a text.'],
      [['refine', 'empty'], 'empty is empty.'],
      [['refine', '-'], 'Standard input is empty.'],
      [['refine', 'a.md', '-o', 'nowhere/at/all/'], `${folder.file('nowhere/at/all')} cannot be written.`],
      [['refine', '-', '-o', 'folder'], 'folder is a folder.'],
      [['refine', '/dev/zero'], '/dev/zero is larger than 16 MB.'],
      [['refine', 'a.md', 'folder/a.md', '-o', 'folder'], 'folder/a.md would be written twice.'],
      [['refine', 'a.md', 'zeros', '-o', 'empty'], 'empty is no folder: several files need one to be written to.'],
      [['refine', 'a.md', 'zeros'], 'Several files need a folder to be written to: -o <folder>.'],
      [['refine', 'a.md', '-', '-o', 'folder'], '- stands for standard input: it is refined alone.'],
      [['diff', 'a.md', 'none.md'], 'There is no file none.md.'],
      [['diff', 'a.md', 'empty', '--to', '1'], '--from and --to are versions of a job, not of files.'],
      [['refine', 'a.md', '-o', 'nowhere/b.md'], 'nowhere/b.md cannot be written.'],
    ];
    for (const [args, problem] of wrong) {
      expect(await cli(args, { cwd: folder.path })).toEqual({ code: 2, out: '', err: `${problem}\n` });
    }
    expect(await Bun.file(folder.file('kept')).exists()).toBe(false);
  });

  test('wrong usage says what is right, and where more is said', async () => {
    using folder = tempFolder();
    expect(await cli(['refine', 'a', '--strateg', 'light'], { cwd: folder.path })).toEqual({
      code: 2,
      out: '',
      err: 'There is no option --strateg. Did you mean --strategy?\nredraft refine --help says what there is.\n',
    });
  });

  test('help says what there is, of all commands and of each', async () => {
    using folder = tempFolder();
    const at = { cwd: folder.path };
    const help = await cli(['--help'], at);
    expect([help.code, help.err]).toEqual([0, '']);
    expect((await cli([], at)).out).toBe(help.out);
    const named = new Set([...help.out.matchAll(/^ {2}redraft (\w+) </gm)].map(([, name = '']) => name));
    expect(named.size).toBe(7);
    for (const name of named) {
      if (name === 'help') continue;
      const one = await cli([name, '--help'], at);
      expect([one.code, one.out]).toEqual([0, expect.stringMatching(new RegExp(`^redraft ${name} `))]);
      expect((await cli(['help', name], at)).out).toBe(one.out);
    }
    const wide = `${help.out}${(await cli(['help', 'refine'], at)).out}`
      .split('\n')
      .filter((line) => line.length > 120);
    expect(wide).toEqual([]);
    expect((await cli(['--version'], at)).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe('against a server', () => {
  test('it refines what comes in, and writes where it is told', async () => {
    await using world = await openReviewWorld();
    using folder = tempFolder();
    const at = { cwd: folder.path, stdin: 'teh cat\n' };
    const piped = await cli(['refine', '-', '--url', world.url, '--watch'], at);
    expect([piped.code, piped.out]).toEqual([0, 'the cat\n']);
    expect(piped.err).toContain('[-teh-] {+the+}');
    const filed = await cli(['refine', '-', '--url', world.url, '-o', 'b.md', '--json'], at);
    const lines = filed.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.slice(0, 2).map(({ type }) => type)).toEqual(['job', 'job_accepted']);
    expect(lines.at(-1)).toMatchObject({ type: 'result', status: 'completed', text: 'the cat\n' });
    expect(await Bun.file(folder.file('b.md')).text()).toBe('the cat\n');
    const refused = await cli(['refine', '-', '--url', world.url, '--strategy', 'wild'], at);
    expect([refused.code, refused.err]).toEqual([
      2,
      expect.stringMatching(/^--strategy wild: must be one of: standard, /),
    ]);
    const slip = await cli(['refine', '-', '--url', world.url, '--strategy', 'academc', '--dialect', 'ZZ'], at);
    expect(slip.err).toContain('Did you mean academic?\n');
    expect(slip.err).toContain('--dialect ZZ: must be one of: auto, US, GB, AU, CA, IN.\n');
    const versions = await cli(['diff', 'job_x', '--from', 'one', '--url', world.url], at);
    expect([versions.code, versions.err]).toEqual([
      2,
      expect.stringMatching(/^--from one: must be the number of a pass/),
    ]);
  });

  test('a key is asked for, and taken from the flag or the environment', async () => {
    await using world = await openReviewWorld({ env: { BACKEND_API_KEY: KEY } });
    using folder = tempFolder();
    const args = ['jobs', '--url', world.url];
    const without = await cli(args, { cwd: folder.path });
    expect([without.code, without.err]).toEqual([1, expect.stringContaining('--key or REDRAFT_KEY')]);
    expect((await cli([...args, '--key', 'x'.repeat(40)], { cwd: folder.path })).code).toBe(1);
    expect((await cli([...args, '--key', KEY], { cwd: folder.path })).code).toBe(0);
    expect((await cli(args, { cwd: folder.path, env: { REDRAFT_KEY: KEY } })).code).toBe(0);
  });

  test('one that is not there, goes away, or is none is told', async () => {
    using folder = tempFolder();
    const at = { cwd: folder.path };
    using page = Bun.serve({ port: 0, fetch: () => new Response('<html>') });
    expect((await cli(['jobs', '--url', String(page.url)], at)).code).toBe(3);
    await using world = await openStreamWorld();
    const job = await world.post('stream', 'one\ntwo');
    const ran = startCli(['watch', job, '--url', world.url, '--wait', '0', '--json'], at);
    await until(ran, '"snapshot"');
    await world.app.stop();
    expect([await ran.exited, await new Response(ran.stderr).text()]).toEqual([
      3,
      expect.stringContaining(`redraft watch ${job}`),
    ]);
    const gone = await cli(['watch', job, '--url', world.url], at);
    expect([gone.code, gone.err]).toEqual([3, `The server could not be reached.\n  ${world.url}\n`]);
  });

  test('Ctrl-C leaves a job that is only watched, and cancel cancels it', async () => {
    await using world = await openStreamWorld();
    using folder = tempFolder();
    const at = { cwd: folder.path };
    const job = await world.post('stream', 'one\ntwo');
    const ran = startCli(['watch', job, '--url', world.url, '--json'], at);
    await until(ran, '"snapshot"');
    ran.kill('SIGINT');
    expect(await ran.exited).toBe(130);
    expect((await world.call('GET', `/v1/jobs/${job}/status`)).body.data.status).toBe('running');
    expect((await cli(['cancel', job, '--url', world.url], at)).out).toMatch(new RegExp(`^${job}: cancell`));
    const unknown = await cli(['watch', 'job_none', '--url', world.url], at);
    expect([unknown.code, unknown.out]).toEqual([1, '']);
  });

  test('a question in a pipe says how it is answered', async () => {
    await using world = await openReviewWorld();
    using folder = tempFolder();
    const at = { cwd: folder.path, stdin: 'teh cat\n' };
    const ran = startCli(['refine', '-', '--url', world.url, '--review', 'final', '--json'], at);
    await until(ran, '"input_requested"');
    const { items } = (await world.call('GET', '/v1/jobs')).body.data;
    const said = await cli(['answer', items[0].id, 'approve', '--url', world.url], at);
    expect([said.code, said.out]).toEqual([0, `${items[0].id}: queued\n`]);
    expect(await ran.exited).toBe(0);
    expect(await new Response(ran.stderr).text()).toContain(
      `redraft answer ${items[0].id} <approve | again | undo> --url ${world.url}`,
    );
    const again = await cli(['answer', items[0].id, 'approve', '--url', world.url], at);
    expect([again.code, again.err]).toEqual([1, `${items[0].id} has asked nothing.\n`]);
  });

  test('a reader that leaves ends it, and one that is slow gets everything', async () => {
    await using world = await openReviewWorld();
    using folder = tempFolder();
    const long = 'teh cat sat on the mat and looked at the other cat\n\n'.repeat(4_000);
    await Bun.write(folder.file('long.txt'), long);
    const at = { cwd: folder.path };
    const left = await shell(`redraft refine long.txt --json --url ${world.url} | head -1`, at);
    expect([left.code, left.err]).toEqual([141, '']);
    expect(JSON.parse(left.out)).toMatchObject({ type: 'job', file: 'long.txt' });
    const slow = await shell(`redraft refine long.txt --url ${world.url} | (read -r line; cat | wc -c)`, at);
    expect([slow.code, Number(slow.out)]).toEqual([0, long.length - long.indexOf('\n') - 1]);
  });
});

describe.skipIf(pty.skip)(`on a terminal${pty.because}`, () => {
  test('a bar is drawn, changes are coloured, and a question is asked', async () => {
    await using world = await openReviewWorld();
    using folder = tempFolder();
    await Bun.write(folder.file('a.md'), 'teh cat\n');
    // One that means two things is asked again.
    const steps = [
      { after: /undo >/, type: 'a\n' },
      { after: /“a” is not one of these[\s\S]*undo >/, type: 'ap\n' },
    ];
    const args = ['refine', 'a.md', '--url', world.url, '--watch', '--review', 'final', '-o', 'b.md'];
    const ran = await onTerminal(args, { cwd: folder.path }, (shown, type) => {
      if (steps[0]?.after.test(shown)) type(steps.shift()?.type ?? '');
    });
    expect(ran.code).toBe(0);
    expect(ran.out).toContain('░');
    expect(ran.out).toContain('\u001B[31;9mteh\u001B[0m \u001B[34;4mthe\u001B[0m');
    expect(await Bun.file(folder.file('b.md')).text()).toBe('the cat\n');
  });

  test('NO_COLOR takes the colours, and a dumb terminal the bar as well', async () => {
    await using world = await openReviewWorld();
    using folder = tempFolder();
    await Bun.write(folder.file('a.md'), 'teh cat\n');
    const args = ['refine', 'a.md', '--url', world.url, '--watch'];
    const plain = await onTerminal(args, { cwd: folder.path, env: { NO_COLOR: '1' } });
    expect(plain.out).toContain('[-teh-] {+the+}');
    expect(plain.out).toContain('░');
    const dumb = await onTerminal(args, { cwd: folder.path, env: { TERM: 'dumb' } });
    expect(dumb.out).toContain('[-teh-] {+the+}');
    expect(dumb.out).not.toContain('\u001B');
  });

  test('Ctrl-C at the prompt cancels the job', async () => {
    await using world = await openReviewWorld();
    using folder = tempFolder();
    await Bun.write(folder.file('a.md'), 'teh cat\n');
    let said = false;
    const ran = await onTerminal(
      ['refine', 'a.md', '--url', world.url, '--review', 'final'],
      { cwd: folder.path },
      (shown, type) => {
        if (said || !shown.includes('undo >')) return;
        said = true;
        type('\u0003');
      },
    );
    expect(ran.code).toBe(130);
  });
});
