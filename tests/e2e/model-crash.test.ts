import { expect, setDefaultTimeout, test } from 'bun:test';
import { askedText } from '../support/asked-text.ts';
import { type Behaviour, fakeProvider } from '../support/fake-provider.ts';
import { behaviours as does } from '../support/provider-behaviours.ts';
import { writes } from '../support/rewrite-replies.ts';
import { ServerProcess } from '../support/server-process.ts';
import { SocketClient } from '../support/socket-client.ts';
import { tempFolder } from '../support/temp-folder.ts';
import type { Json } from '../support/world.ts';

/** The embedded engine loads beside the model, twice: a slow machine takes its time. */
setDefaultTimeout(300_000);

const PASSAGES = Array.from(
  { length: 6 },
  (_, nth) => `Paragraph number ${nth + 1} speaks of the garden and of all that grows in it.`,
);
const TEXT = `${PASSAGES.join('\n\n')}\n`;
const WRITTEN = TEXT.replaceAll('speaks', 'tells');
const rewritten = does.says(writes((text) => text.replace('speaks', 'tells')));

/** Writes half of a passage, and then nothing. */
const half: Behaviour = async (call) => {
  const { ref, segments } = askedText(call);
  await call.head(200);
  await call.say(`<<<${ref} rewritten>>>\n${segments[0]?.text.slice(0, 40) ?? ''}`);
};

test('P-5 P-10 kill -9 while a model writes: no block is done twice, no text is lost, and what may be charged twice is told', async () => {
  using folder = tempFolder();
  // The third passage is never finished by the server that is killed; those behind it are.
  const stuck: Behaviour = (call) =>
    (call.raw.includes('s1, paragraph>>>\\nParagraph number 3') ? half : rewritten)(call);
  await using provider = await fakeProvider(stuck);
  const env = { OPENAI_API_KEY: 'sk-test', OPENAI_BASE_URL: provider.url, OPENAI_MODEL: 'fake:8b' };
  const first = await ServerProcess.start({ folder: folder.path, env });
  const posted = await fetch(`${first.url}/v1/jobs`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ kind: 'refine', input: { text: TEXT }, options: { passes: ['tone'] } }),
  });
  const { data }: Json = await posted.json();
  const before = new SocketClient(first.url, data.job.id, { hello: { since: 'start' } });
  await before.until(({ type, data: said }) => type === 'content' && said.block === 'b3');
  await first.end('SIGKILL');
  provider.does(rewritten);
  const second = await ServerProcess.start({ folder: folder.path, env });
  using after = new SocketClient(second.url, data.job.id, { hello: { since: 'start' } });
  await after.until(({ type }) => type === 'stream_end');
  expect(after.state.end).toMatchObject({ type: 'done' });
  expect(after.text).toBe(WRITTEN);
  const done = after.frames.filter(({ type }) => type === 'block_complete').map((frame) => frame.data.block);
  expect(done).toEqual(['b1', 'b2', 'b3', 'b4', 'b5', 'b6']);
  const begun = after.frames
    .filter(({ type }) => type === 'block_start')
    .map(({ data: { block, attempt } }) => [block, attempt]);
  expect(begun).toContainEqual(['b3', 2]);
  expect(after.state.warnings).toMatchObject([{ code: 'paid_again', pass: 1 }]);
  // What was paid for before the kill and after it is counted, each call once; the half passage said nothing of its cost.
  const answered = after.frames.filter(({ type }) => type === 'usage').length;
  expect(after.state.usage).toMatchObject([{ pass: 1, input_tokens: 100 * answered, output_tokens: 20 * answered }]);
  expect(answered).toBeGreaterThanOrEqual(PASSAGES.length);
  expect(answered).toBeLessThan(provider.calls.length);
  expect(await second.end('SIGTERM')).toBe(0);
});
