import { describe, expect, setDefaultTimeout, test } from 'bun:test';
import { cli, startCli, until } from '../support/cli.ts';
import { ServerProcess } from '../support/server-process.ts';
import { tempFolder } from '../support/temp-folder.ts';

/** Programs are started here, and some load an engine: a slow machine takes its time. */
setDefaultTimeout(300_000);

describe('two command lines at once', () => {
  test('work on one server, and when the one that has it ends, the other goes on with its job', async () => {
    using folder = tempFolder();
    const at = { cwd: folder.path };
    await Bun.write(folder.file('a.md'), 'teh cat\n');
    await Bun.write(folder.file('b.md'), 'teh dog\n');
    const args = ['--review', 'final', '--strategy', 'corrections-only', '--json'];
    const first = startCli(['refine', 'a.md', ...args], at);
    await until(first, '"input_requested"');
    const second = startCli(['refine', 'b.md', '-o', 'out.md', ...args], at);
    await until(second, '"input_requested"');

    // A third one looks at both, and ends the first: with that its server goes.
    const listed = (await cli(['jobs', '--json'], at)).out.trim().split('\n');
    const jobs: { id: string; title: string; status: string }[] = listed.map((line) => JSON.parse(line));
    expect(jobs.map(({ title, status }) => [title, status])).toEqual([
      ['b.md', 'awaiting_input'],
      ['a.md', 'awaiting_input'],
    ]);
    const [b = '', a = ''] = jobs.map(({ id }) => id);
    const cancelled = await cli(['cancel', a], at);
    expect([cancelled.code, cancelled.err]).toEqual([0, '']);
    expect(await first.exited).toBe(130);

    // It is heard from a server of its own: first where the job is, then on.
    const rest = await until(second, '"snapshot"');
    expect((await cli(['answer', b, 'approve'], at)).code).toBe(0);
    const [last] = (await rest()).trim().split('\n').slice(-1);
    expect(JSON.parse(last ?? '')).toMatchObject({ type: 'result', job: b, status: 'completed', text: 'the dog\n' });
    expect([await second.exited, await Bun.file(folder.file('out.md')).text()]).toEqual([0, 'the dog\n']);
    expect(await Bun.file(folder.file('kept/redraft/redraft.db-address')).exists()).toBe(false);
  });

  test('one that was killed is in nobody’s way', async () => {
    using folder = tempFolder();
    const at = { cwd: folder.path };
    await Bun.write(folder.file('a.md'), 'teh cat\n');
    const killed = startCli(['refine', 'a.md', '--json'], at);
    await until(killed, '"job_accepted"');
    killed.kill('SIGKILL');
    await killed.exited;
    // Its address is still there, and nobody answers at it.
    const { code, out } = await cli(['jobs', '--json'], at);
    expect([code, JSON.parse(out)]).toEqual([0, expect.objectContaining({ title: 'a.md' })]);
  });
});

test('Ctrl-C again leaves at once, whatever the server does', async () => {
  using folder = tempFolder();
  const at = { cwd: folder.path };
  const server = await ServerProcess.start({ folder: folder.path });
  await Bun.write(folder.file('a.md'), 'teh cat\n');
  const ran = startCli(['refine', 'a.md', '-o', 'out.md', '--json', '--url', server.url], at);
  await until(ran, '"job_accepted"');
  // Nobody answers any more.
  server.signal('SIGSTOP');
  ran.kill('SIGINT');
  const { value } = await ran.stderr.getReader().read();
  expect(new TextDecoder().decode(value)).toContain('Ctrl-C again leaves at once');
  ran.kill('SIGINT');
  expect(await ran.exited).toBe(130);
  expect(await Bun.file(folder.file('out.md')).exists()).toBe(false);
  await server.end('SIGKILL');
});
