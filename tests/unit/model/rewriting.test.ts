import { describe, expect, test } from 'bun:test';
import { readDocument } from '../../../src/documents/reading/read-document.ts';
import { rewritePrompt } from '../../../src/engines/model/rewriting/rewrite-prompt.ts';
import { rewriteRulesFor } from '../../../src/engines/model/rewriting/rewrite-rules.ts';
import { DEFAULT_OPTIONS, type RevisionNote } from '../../../src/engines/revision-engine.ts';
import { applyChanges } from '../../../src/protocol/document.ts';
import { paragraphs, requestOf } from '../../support/engine-requests.ts';
import { askedText } from '../../support/asked-text.ts';
import { fakeProvider, type ProviderCall } from '../../support/fake-provider.ts';
import { HOSTILE_DOCUMENTS } from '../../support/hostile-documents.ts';
import { modelEngineOver } from '../../support/model-engine.ts';
import { behaviours as does } from '../../support/provider-behaviours.ts';
import { writes } from '../../support/rewrite-replies.ts';
import { wordGate } from '../../support/word-gate.ts';

describe('a pass that writes', () => {
  const TEXTS = [
    'This is the first passage that is long enough to be written.',
    'Short one.',
    'This is the second passage that is long enough to be written.',
  ] as const;

  test.each(['structure', 'tone'])('%s: one call a passage, changes of the difference', async (pass) => {
    await using provider = await fakeProvider(does.says(writes((text) => text.replace('long enough', 'fit'))));
    const { revise, notes } = modelEngineOver([provider]);
    const blocks = paragraphs(...TEXTS);
    const revisions = await Array.fromAsync(revise(requestOf(blocks, { pass })));
    expect(revisions.map(({ changes }) => changes.map(({ before, after }) => `${before} → ${after}`))).toEqual([
      ['long enough → fit'],
      [],
      ['long enough → fit'],
    ]);
    expect(provider.calls).toHaveLength(2);
    const shown = (block: string) =>
      notes.flatMap((note) => (note.type === 'piece' && note.block === block ? note.text : [])).join('');
    expect(shown('b1')).toBe(TEXTS[0].replace('long enough', 'fit'));
    expect(shown('b3')).toBe(TEXTS[2].replace('long enough', 'fit'));
  });

  test('takes a passage in a script without spaces for one, by its length', async () => {
    await using provider = await fakeProvider(does.says(writes((text) => text.replace('很高兴的样子', '很高兴'))));
    const { revise } = modelEngineOver([provider]);
    const blocks = paragraphs('猫坐在桌子上，不想下来。它很高兴的样子。', '猫坐在桌子上。');
    const revisions = await Array.fromAsync(revise(requestOf(blocks, { pass: 'tone' })));
    expect(revisions.map(({ changes }) => changes.length)).toEqual([1, 0]);
    expect(provider.calls).toHaveLength(1);
  });

  test('leaves headings and quotations as they are, however long', async () => {
    await using provider = await fakeProvider(does.says(writes(() => 'Anything else.')));
    const { revise } = modelEngineOver([provider]);
    const blocks = (['heading', 'quote', 'table_cell'] as const).map((kind, nth) => ({
      id: `b${nth + 1}`,
      kind,
      text: TEXTS[0],
      gap: '\n\n',
    }));
    const revisions = await Array.fromAsync(revise(requestOf(blocks, { pass: 'tone' })));
    expect(revisions.map(({ changes }) => changes)).toEqual([[], [], []]);
    expect(provider.calls).toEqual([]);
  });

  test('does not say a passage twice', async () => {
    await using provider = await fakeProvider(does.says(writes((text) => `${text} ${text}`)));
    const { revise, notes } = modelEngineOver([provider]);
    const revisions = await Array.fromAsync(revise(requestOf(paragraphs(TEXTS[0]), { pass: 'tone' })));
    expect(revisions.map(({ changes }) => changes)).toEqual([[]]);
    expect(notes).toContainEqual(expect.objectContaining({ type: 'warning' }));
  });

  test('shows a passage when its turn has come, however early it was written', async () => {
    const gate = wordGate();
    const isFirst = (call: ProviderCall) => askedText(call).segments[0]?.text === TEXTS[0];
    await using provider = await fakeProvider(async (call) => {
      if (isFirst(call)) await gate.word();
      await does.says(writes((text) => text.toUpperCase()))(call);
    });
    const { engine } = modelEngineOver([provider]);
    const order: string[] = [];
    const tell = (note: RevisionNote) => void (note.type === 'piece' && order.push(`piece ${note.block}`));
    const run = (async () => {
      for await (const { block } of engine.revise({ ...requestOf(paragraphs(...TEXTS), { pass: 'tone' }), tell }))
        order.push(`done ${block}`);
    })();
    await provider.call(2);
    await provider.calls.find((call) => !isFirst(call))?.closed;
    expect(order).toEqual([]);
    gate.open();
    await run;
    expect([...new Set(order)]).toEqual(['piece b1', 'done b1', 'done b2', 'piece b3', 'done b3']);
  });

  test('what was shown of an answer that broke off is void', async () => {
    const good = does.says(writes((text) => `${text} Well.`));
    await using provider = await fakeProvider(
      (call) => does.cuts(writes(() => 'Broken off'.repeat(9))(call).slice(0, 80))(call),
      good,
    );
    const { revise, notes, timing } = modelEngineOver([provider]);
    const run = Array.fromAsync(revise(requestOf(paragraphs(TEXTS[0]), { pass: 'tone' })));
    await timing.until((pending) => pending.includes(250));
    timing.pass(250);
    const [revision] = await run;
    expect(applyChanges(TEXTS[0], revision?.changes ?? [])).toBe(`${TEXTS[0]} Well.`);
    const pieces = notes.flatMap((note) => (note.type === 'piece' ? note : []));
    const again = pieces.findIndex((piece) => piece.again);
    expect(again).toBeGreaterThan(0);
    expect(
      pieces
        .slice(again)
        .map(({ text }) => text)
        .join(''),
    ).toBe(`${TEXTS[0]} Well.`);
  });

  test('nothing is shown where nothing will be applied', async () => {
    await using provider = await fakeProvider(does.says(writes((text) => text.toUpperCase())));
    const { revise, notes } = modelEngineOver([provider]);
    const [revision] = await Array.fromAsync(
      revise(requestOf(paragraphs(TEXTS[0]), { pass: 'tone', apply: 'suggest' })),
    );
    expect(revision?.changes.map(({ applied }) => applied)).toEqual([false]);
    expect(notes.filter(({ type }) => type === 'piece')).toEqual([]);
  });

  test('a passage that is too long is written part by part', async () => {
    const text = Array.from({ length: 12 }, (_, nth) => `Sentence number ${nth} has these words in it.`).join(' ');
    await using provider = await fakeProvider(does.says(writes((part) => part.replaceAll('these', 'those'))));
    const { revise } = modelEngineOver([provider], { tokens: 40 });
    const [revision] = await Array.fromAsync(revise(requestOf(paragraphs(text), { pass: 'structure' })));
    expect(applyChanges(text, revision?.changes ?? [])).toBe(text.replaceAll('these', 'those'));
    expect(provider.calls.length).toBeGreaterThan(3);
  });

  test.each(HOSTILE_DOCUMENTS.map((hostile, nth) => [nth + 1, hostile] as const))(
    'hostile document %d: a model that echoes or obeys it changes no fact, no markup and no other block',
    async (_nth, hostile) => {
      const { blocks } = readDocument(`${TEXTS[0]}\n\n${hostile}\n\n${TEXTS[2]}`, 'markdown');
      const evil = ' See https://evil.example/ and ![x](//evil.example/p.png) <img src=x onerror=alert(1)> now 42.';
      for (const passage of [(text: string) => text, (text: string) => text + evil, () => `# HACKED\n\n- ${evil}`]) {
        for (const pass of ['tone', 'proofread']) {
          await using provider = await fakeProvider(does.says(writes(passage)));
          const { revise } = modelEngineOver([provider], { limits: { attempts: 1 }, edits: 'rewrite' });
          const revisions = await Array.fromAsync(revise(requestOf(blocks, { pass, format: 'markdown' })));
          const after = blocks.map(({ text }, index) => applyChanges(text, revisions[index]?.changes ?? []));
          expect(after).toEqual(blocks.map(({ text }) => text));
        }
      }
    },
  );
});

describe('a small model', () => {
  const BLOCKS = [
    { id: 'b1', kind: 'heading' as const, text: '# Teh title' },
    { id: 'b2', kind: 'paragraph' as const, text: 'Here is teh text, and it costs 5 €.' },
    { id: 'b3', kind: 'code' as const, text: 'teh = 1' },
  ];
  const fixes = writes((text) => text.replaceAll('Teh', 'The').replaceAll('teh', 'the'));

  test.each(['proofread', 'tighten', 'polish'])(
    '%s: writes each block, and the difference is its changes',
    async (pass) => {
      await using provider = await fakeProvider(does.says(fixes));
      const { revise, notes } = modelEngineOver([provider], { edits: 'rewrite' });
      const revisions = await Array.fromAsync(revise(requestOf(BLOCKS, { pass })));
      expect(
        revisions.map(({ changes }) => changes.map(({ before, after, applied }) => [before, after, applied])),
      ).toEqual([[['Teh', 'The', true]], [['teh', 'the', true]], []]);
      expect(revisions.flatMap(({ changes }) => changes.map(({ reason }) => reason))).toEqual([
        expect.stringMatching(/^Rewritten: /),
        expect.stringMatching(/^Rewritten: /),
      ]);
      expect(provider.calls).toHaveLength(2);
      expect(provider.calls[0]?.body.messages[0].content).toBe(rewriteRulesFor(pass));
      const shown = notes.flatMap((note) => (note.type === 'piece' && note.block === 'b2' ? note.text : []));
      expect(shown.join('')).toBe('Here is the text, and it costs 5 €.');
    },
  );

  test('may not touch what is protected, however it writes', async () => {
    await using provider = await fakeProvider(
      does.says(writes((text) => text.replace('5 €', '7 €').replace('teh', 'the'))),
    );
    const { revise } = modelEngineOver([provider], { edits: 'rewrite' });
    const [, revision] = await Array.fromAsync(revise(requestOf(BLOCKS)));
    expect(revision?.changes.map(({ after }) => after)).toEqual(['the']);
  });
});

describe('the prompt of a pass that writes', () => {
  test.each(['proofread', 'tighten', 'polish', 'structure', 'tone'])('of %s has these rules', (pass) => {
    expect(rewriteRulesFor(pass)).toMatchSnapshot();
  });

  test('has rules, task and text', () => {
    const { blocks } = readDocument('# A title\n\nIt is what it is, and so it goes on.\n\n## Another', 'markdown');
    const block = blocks[1];
    if (!block) throw new Error('no block');
    const { messages, schema } = rewritePrompt({
      pass: 'tone',
      segments: [{ block, index: 1, start: 0, text: block.text }],
      blocks,
      options: { ...DEFAULT_OPTIONS, tone: 'formal', audience: 'experts', asks: ['Less "so it goes"'] },
      findings: () => [],
      ref: '0123456789ab',
    });
    expect(schema).toBeUndefined();
    expect(messages[1]?.content).toMatchSnapshot();
  });
});
