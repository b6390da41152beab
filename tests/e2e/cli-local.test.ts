import { describe, expect, setDefaultTimeout, test } from 'bun:test';
import { cli, startCli, until } from '../support/cli.ts';
import { fakeProvider } from '../support/fake-provider.ts';
import { correctsTeh } from '../support/model-replies.ts';
import { behaviours } from '../support/provider-behaviours.ts';
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

test('a model that the environment names is asked, said, and kept from texts that are not to be sent', async () => {
  await using provider = await fakeProvider(behaviours.says(correctsTeh));
  using folder = tempFolder();
  const at = { cwd: folder.path, stdin: 'teh cat\n' };
  const env = { OPENAI_BASE_URL: provider.url, OPENAI_MODEL: 'small' };
  const args = ['refine', '-', '--strategy', 'corrections-only', '--json'];
  const first = startCli([...args, '--review', 'final'], { ...at, env });
  const rest = await until(first, '"input_requested"');
  expect(provider.calls.length).toBeGreaterThan(0);

  const other = await cli(args, { ...at, env: { ...env, ENGINE: 'embedded' } });
  expect([other.code, other.err]).toEqual([3, expect.stringContaining('with other models than this one')]);
  const [listed] = (await cli(['jobs', '--json'], at)).out.trim().split('\n');
  expect((await cli(['answer', JSON.parse(listed ?? '').id, 'approve'], at)).code).toBe(0);
  expect(JSON.parse((await rest()).trim().split('\n').at(-1) ?? '')).toMatchObject({ text: 'the cat\n' });
  expect(await new Response(first.stderr).text()).toContain(
    `texts are sent to openai/small at ${new URL(provider.url).host}; ENGINE=embedded keeps them here`,
  );
});

test('Ctrl-C again leaves at once, whatever the server does', async () => {
  using folder = tempFolder();
  const at = { cwd: folder.path };
  const server = await ServerProcess.start({ folder: folder.path });
  await Bun.write(folder.file('a.md'), 'teh cat\n');
  const ran = startCli(['refine', 'a.md', '-o', 'out.md', '--review', 'final', '--json', '--url', server.url], at);
  await until(ran, '"job_accepted"');
  // Nobody answers any more.
  server.signal('SIGSTOP');
  ran.kill('SIGINT');
  let said = '';
  for await (const chunk of ran.stderr) {
    said += new TextDecoder().decode(chunk);
    if (said.includes('Ctrl-C again leaves at once')) break;
  }
  ran.kill('SIGINT');
  expect(await ran.exited).toBe(130);
  expect(await Bun.file(folder.file('out.md')).exists()).toBe(false);
  await server.end('SIGKILL');
});
