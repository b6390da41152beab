import { expect, setDefaultTimeout, test } from 'bun:test';
import { quotingWriter } from '../../src/engines/quoting/quoting-writer.ts';
import { chatPipeline } from '../../src/pipelines/chat/chat-pipeline.ts';
import { cli } from '../support/cli.ts';
import { openReviewWorld } from '../support/review-world.ts';
import { tempFolder } from '../support/temp-folder.ts';

/** Programs are started here: a slow machine takes its time. */
setDefaultTimeout(300_000);

const NOTES = 'A sheet is the rope that pulls a sail in.\n\nA halyard is the rope that raises it.\n';

test('a question is answered from files, which do not stay on the server', async () => {
  await using world = await openReviewWorld({ pipelines: [chatPipeline(quotingWriter())] });
  using folder = tempFolder();
  await Bun.write(folder.file('notes.md'), NOTES);
  await Bun.write(folder.file('birds.txt'), 'Terns follow the fishing boats.\n');
  const at = { cwd: folder.path };
  const asked = ['ask', 'Which rope raises a sail?', '--file', 'notes.md', '-f', 'birds.txt', '--url', world.url];
  const ran = await cli(asked, at);
  expect([ran.code, ran.err]).toEqual([
    0,
    expect.stringMatching(/^\[1\] notes\.md: “A halyard is the rope that raises it\.”\n/),
  ]);
  expect(ran.out).toContain('A halyard is the rope that raises it.');
  const { out } = await cli([...asked, '--json'], at);
  const last = JSON.parse(out.trim().split('\n').at(-1) ?? '');
  expect(last).toMatchObject({ type: 'result', status: 'completed', job: expect.any(String) });
  expect(last.sources[0]).toMatchObject({ id: '1', title: 'notes.md' });
  expect(ran.out.trim()).toBe(last.text.trim());
  expect((await world.call('GET', '/v1/files')).body.data.items).toEqual([]);
});

test('what cannot be asked is told, and is not asked again', async () => {
  await using world = await openReviewWorld({ pipelines: [chatPipeline(quotingWriter())] });
  using folder = tempFolder();
  const at = { cwd: folder.path };
  const none = await cli(['ask', 'Which rope?', '--url', world.url], at);
  expect([none.code, none.out, none.err]).toEqual([1, '', expect.stringContaining('OPENAI_API_KEY')]);
  const missing = await cli(['ask', 'Which rope?', '-f', 'none.md', '--url', world.url], at);
  expect([missing.code, missing.err]).toEqual([2, 'There is no file none.md.\n']);
  const silent = await cli(['ask', '--url', world.url], at);
  expect([silent.code, silent.err]).toEqual([2, expect.stringMatching(/^redraft ask needs a question\./)]);
});
