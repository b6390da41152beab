import { expect, setDefaultTimeout, test } from 'bun:test';
import { z } from 'zod';
import { ServerProcess } from '../support/server-process.ts';
import { tempFolder } from '../support/temp-folder.ts';

/** Programs are started here, and some load an engine: a slow machine takes its time. */
setDefaultTimeout(300_000);

const ROOT = new URL('../..', import.meta.url).pathname;
const README = await Bun.file(`${ROOT}/README.md`).text();

/** The curl commands of the README, as they stand, in order. */
function commands(): string[] {
  const blocks = [...README.matchAll(/```(?:sh|console)\n([\s\S]*?)```/g)].map(([, block = '']) => block);
  const cells = [...README.matchAll(/\| `(curl [^`]+)`/g)].map(([, command = '']) => command);
  const lines = blocks.flatMap((block) => block.replaceAll('\\\n', ' ').split('\n'));
  return [...lines.map((line) => line.replace(/^\$ /, '')), ...cells].filter((line) => line.startsWith('curl '));
}

/** What a command leaves a job in that is far from its end; any open status where it says nothing. */
const LEAVES: Readonly<Record<string, RegExp>> = {
  pause: /^paus(ing|ed)$/,
  resume: /^(running|queued)$/,
  feedback: /^(running|queued)$/,
  cancel: /^cancell(ing|ed)$/,
};

/** A megabyte: nobody is done with it before it is cancelled. */
const LONG = 'We have recieved teh mesage, and a answer was wrote at once.\n\n'.repeat(16_000);

test('every curl command of the README does what it says', async () => {
  using folder = tempFolder();
  const server = await ServerProcess.start({ folder: folder.path });
  let file = '';
  const run = (command: string, job: string, cursor: string) => {
    const line = command
      .replaceAll('http://127.0.0.1:3000', server.url)
      .replace('job_gbc1…', job)
      .replace('curl ', 'curl -sS --max-time 100 ');
    const { exitCode, stdout, stderr } = Bun.spawnSync(['bash', '-c', line], {
      env: { ...process.env, JOB: job, CURSOR: cursor, FILE: file },
      cwd: ROOT,
    });
    expect(`${exitCode} ${stderr.toString()}`).toBe('0 ');
    const said = stdout.toString();
    file = /"id":"(file_[^"]+)"/.exec(said)?.[1] ?? file;
    return said;
  };
  const all = commands();
  expect(all.length).toBeGreaterThanOrEqual(8);

  const streamed = run(all[0] ?? '', '', '');
  expect(streamed).toContain('event: stream_end');
  const job = /"job":"(job_\w+)"/.exec(streamed)?.[1] ?? '';
  const cursor = /id: (\S+)/.exec(streamed)?.[1] ?? '';
  // To an ended job they would all be told the same: CONFLICT.
  const accepted = await fetch(`${server.url}/v1/jobs`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ kind: 'refine', input: { text: LONG } }),
  });
  const { data } = z.object({ data: z.object({ job: z.object({ id: z.string() }) }) }).parse(await accepted.json());
  for (const command of all.slice(1)) {
    const steers = /-X POST \S+\/(\w+)/.exec(command)?.[1];
    const printed = run(command, steers ? data.job.id : job, cursor);
    if (steers)
      expect([command, JSON.parse(printed).data?.status]).toEqual([
        command,
        expect.stringMatching(LEAVES[steers] ?? /^$/),
      ]);
    else if (command.includes('/v1/chat'))
      expect(JSON.parse(printed).data.answer.sources[0].quote).toContain('a power cut');
    else if (command.includes('format=html')) expect(printed).toStartWith('<!doctype html>');
    else if (command.includes('format=unified')) expect(printed).toContain('+I have received the message.');
    else if (command.includes('/result')) expect(printed).toBe('I have received the message.');
    else if (command.includes('event-stream')) expect(printed).toContain('event: stream_end');
    else expect(JSON.parse(printed).success).toBe(true);
  }
  expect(await server.end('SIGTERM')).toBe(0);
});
