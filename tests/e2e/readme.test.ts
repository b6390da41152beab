import { expect, test } from 'bun:test';
import { ServerProcess } from '../support/server-process.ts';
import { tempFolder } from '../support/temp-folder.ts';

const ROOT = new URL('../..', import.meta.url).pathname;
const README = await Bun.file(`${ROOT}/README.md`).text();

/** The curl commands of the README, as they stand, in order. */
function commands(): string[] {
  const blocks = [...README.matchAll(/```(?:sh|console)\n([\s\S]*?)```/g)].map(([, block = '']) => block);
  const cells = [...README.matchAll(/\| `(curl [^`]+)`/g)].map(([, command = '']) => command);
  const lines = blocks.flatMap((block) => block.replaceAll('\\\n', ' ').split('\n'));
  return [...lines.map((line) => line.replace(/^\$ /, '')), ...cells].filter((line) => line.startsWith('curl '));
}

test('every curl command of the README does what it says', async () => {
  using folder = tempFolder();
  const server = await ServerProcess.start({ folder: folder.path });
  const run = (command: string, job: string, cursor: string) => {
    const line = command
      .replaceAll('http://127.0.0.1:3000', server.url)
      .replace('job_gbc1…', job)
      .replace('curl ', 'curl -sS --max-time 20 ');
    const { exitCode, stdout, stderr } = Bun.spawnSync(['bash', '-c', line], {
      env: { ...process.env, JOB: job, CURSOR: cursor },
    });
    expect(`${exitCode} ${stderr.toString()}`).toBe('0 ');
    return stdout.toString();
  };
  const all = commands();
  expect(all.length).toBeGreaterThanOrEqual(8);

  const streamed = run(all[0] ?? '', '', '');
  expect(streamed).toContain('event: stream_end');
  const job = /"job":"(job_\w+)"/.exec(streamed)?.[1] ?? '';
  const cursor = /id: (\S+)/.exec(streamed)?.[1] ?? '';
  for (const command of all.slice(1)) {
    const printed = run(command, job, cursor);
    if (/-X POST/.test(command)) expect(JSON.parse(printed).error.code).toBe('CONFLICT');
    else if (command.includes('/result')) expect(printed).toBe('I have received the message.');
    else if (command.includes('event-stream')) expect(printed).toContain('event: stream_end');
    else expect(JSON.parse(printed).success).toBe(true);
  }
  expect(await server.end('SIGTERM')).toBe(0);
}, 60_000);
