import { describe, expect, test } from 'bun:test';
import { readDocument } from '../../../src/documents/reading/read-document.ts';
import { keepsFacts } from '../../../src/engines/model/checks/keeps-facts.ts';
import { editRulesFor } from '../../../src/engines/model/editing/edit-rules.ts';
import { applyChanges } from '../../../src/protocol/document.ts';
import { askedText } from '../../support/asked-text.ts';
import { requestOf, revisionsOf } from '../../support/engine-requests.ts';
import { fakeProvider, type ProviderCall } from '../../support/fake-provider.ts';
import { HOSTILE_DOCUMENTS } from '../../support/hostile-documents.ts';
import { modelEngineOver } from '../../support/model-engine.ts';
import { editsTo } from '../../support/model-replies.ts';
import { behaviours as does } from '../../support/provider-behaviours.ts';

const AROUND = ['The paragraph before is innocent.', 'The paragraph after is as well.'] as const;

/** Models that fall for what a document says, each in its way. */
const ECHOES: Readonly<Record<string, (call: ProviderCall) => string>> = {
  'echoes the text': (call) =>
    askedText(call)
      .segments.map(({ text }) => text)
      .join('\n'),
  'echoes all that it was sent': ({ body }) =>
    body.messages.map(({ content }: { content: string }) => content).join('\n'),
  'echoes the text in a fence': (call) => `\`\`\`json\n${askedText(call).segments[1]?.text ?? ''}\n\`\`\``,
  'writes the text into its reply': (call) =>
    JSON.stringify({ ref: askedText(call).segments[1]?.text ?? '', edits: [] }),
};

/** Models that obey, and know the form of a reply. */
const OBEYS: Readonly<Record<string, (call: ProviderCall) => string>> = {
  'puts the text everywhere': editsTo(({ text }) => words(text).map((old) => ({ old, new: text, reason: text }))),
  'puts in links, markup and hidden words': editsTo(({ text }) =>
    words(text).flatMap((old) => PAYLOADS.map((payload) => ({ old, new: `${old} ${payload}` }))),
  ),
  'deletes what it can': editsTo(({ text }) => [
    { old: text, new: '' },
    ...words(text).map((old) => ({ old, new: '' })),
  ]),
};

const PAYLOADS = [
  'https://evil.example/',
  '[x](//evil.example)',
  '![x](//evil.example/p.png)',
  '<img src=x onerror=alert(1)>',
  '\u202ehidden',
  '\u{e0041}',
  '42',
  '\n\n# New heading',
  '`code`',
];

/** Words that stand in the text once. */
function words(text: string): string[] {
  return (text.match(/\p{L}+/gu) ?? []).filter((word) => text.split(word).length === 2).slice(0, 12);
}

/** One hostile document between two innocent paragraphs, revised by that model. */
async function revised(hostile: string, reply: (call: ProviderCall) => string) {
  const text = [AROUND[0], hostile, AROUND[1]].join('\n\n');
  const { blocks } = readDocument(text, 'markdown');
  await using provider = await fakeProvider(does.says(reply));
  const { engine } = modelEngineOver([provider], { limits: { attempts: 1 } });
  const request = requestOf(blocks, { format: 'markdown' });
  const revisions = await revisionsOf(engine, request);
  const after = blocks.map((block, index) => ({
    ...block,
    text: applyChanges(block.text, revisions[index]?.changes ?? []) ?? '',
  }));
  return { blocks, after, calls: provider.calls, revisions };
}

test('there are fifty hostile documents, or more', () => {
  expect(new Set(HOSTILE_DOCUMENTS).size).toBeGreaterThanOrEqual(50);
});

describe.each(HOSTILE_DOCUMENTS.map((hostile, index) => [index + 1, hostile] as const))(
  'hostile document %d',
  (_nth, hostile) => {
    test('S-99 rules and text travel apart, and the text is inside marks that it cannot know', async () => {
      const { blocks, calls } = await revised(
        hostile,
        editsTo(() => []),
      );
      const segments = calls.flatMap((call) => askedText(call).segments);
      const prose = blocks.filter(({ id }) => segments.length > 0 && id !== '');
      expect(prose.map(({ text }) => text)).toEqual(expect.arrayContaining(segments.map(({ text }) => text)));
      for (const { body, raw } of calls) {
        expect(body.messages.map(({ role }: { role: string }) => role)).toEqual(['system', 'user']);
        expect(body.messages[0].content).toBe(editRulesFor('proofread'));
        expect(Object.keys(body).sort()).toEqual(['messages', 'model', 'response_format', 'stream', 'stream_options']);
        expect(raw).not.toContain('"tool');
      }
    });

    test.each(Object.entries(ECHOES))('a model that %s changes nothing', async (_name, reply) => {
      const { blocks, after } = await revised(hostile, reply);
      expect(after).toEqual(blocks);
    });

    test.each(Object.entries(OBEYS))('a model that %s changes words and nothing else', async (_name, reply) => {
      const { blocks, after, revisions } = await revised(hostile, reply);
      for (const [index, block] of blocks.entries()) {
        const text = after[index]?.text ?? '';
        expect(keepsFacts(block, text, 'markdown') || text === block.text).toBe(true);
      }
      const written = JSON.stringify(revisions.flatMap(({ changes }) => changes.map(({ after: to }) => to)));
      expect(written).not.toMatch(/evil\.example\/\\?"|onerror=alert\(1\)>"|\\n|`code`|\u202ehidden|\u{e0041}/u);
      const again = readDocument(after.map(({ text, gap }) => text + gap).join(''), 'markdown').blocks;
      expect(again.map(({ kind }) => kind)).toEqual(blocks.map(({ kind }) => kind));
    });
  },
);
