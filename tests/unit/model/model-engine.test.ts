import { describe, expect, test } from 'bun:test';
import { applyChanges } from '../../../src/protocol/document.ts';
import { askedText } from '../../support/asked-text.ts';
import { paragraphs, requestOf } from '../../support/engine-requests.ts';
import { type Behaviour, fakeProvider, type ProviderCall } from '../../support/fake-provider.ts';
import { modelEngineOver } from '../../support/model-engine.ts';
import { correctsTeh, editsTo } from '../../support/model-replies.ts';
import { behaviours as does } from '../../support/provider-behaviours.ts';

const numbered = (count: number) =>
  paragraphs(...Array.from({ length: count }, (_, nth) => `Here is teh paragraph ${nth + 1}.`));
const correct = does.says(correctsTeh);

/** Says that a prompt is too long where its text is longer than that. */
function reads(most: number, then: Behaviour = correct): Behaviour {
  const tooLong = does.refuses(400, { code: 'context_length_exceeded' });
  return (call: ProviderCall) => (length(call) > most ? tooLong(call) : then(call));
}

const length = (call: ProviderCall) => askedText(call).segments.reduce((sum, { text }) => sum + text.length, 0);

describe('model engine', () => {
  test('asks at once about several lots, and gives their blocks in order whichever answers first', async () => {
    const words = Array.from({ length: 3 }, () => Promise.withResolvers<void>());
    let nth = 0;
    const held: Behaviour = async (call) => {
      await words[nth++]?.promise;
      await correct(call);
    };
    await using provider = await fakeProvider(held);
    const { revise } = modelEngineOver([provider], { tokens: 5, ahead: 3 });
    const seen: string[] = [];
    const blocks = numbered(3);
    const run = (async () => {
      for await (const { block, changes } of revise(requestOf(blocks))) seen.push(`${block} ${changes.length}`);
    })();
    await provider.call(3);
    for (const word of words.toReversed()) word.resolve();
    await run;
    expect(seen).toEqual(['b1 1', 'b2 1', 'b3 1']);
    expect(provider.calls).toHaveLength(3);
  });

  test('a lot that is too long is cut until it fits; nothing is left out', async () => {
    await using provider = await fakeProvider(reads(60));
    const { revise, notes } = modelEngineOver([provider]);
    const blocks = numbered(9);
    const revisions = await Array.fromAsync(revise(requestOf(blocks)));
    expect(revisions.map(({ changes }) => changes.length)).toEqual(blocks.map(() => 1));
    const answered = provider.calls.filter((call) => length(call) <= 60).flatMap((call) => askedText(call).segments);
    expect(answered.map(({ text }) => text)).toEqual(blocks.map(({ text }) => text));
    expect(notes.filter(({ type }) => type === 'warning')).toEqual([]);
  });

  test('a reply that was cut short is asked for again in two', async () => {
    const cutShort: Behaviour = (call) =>
      (length(call) > 60 ? does.says('{"ref":"', { finish: 'length' }) : correct)(call);
    await using provider = await fakeProvider(cutShort);
    const { revise } = modelEngineOver([provider]);
    const revisions = await Array.fromAsync(revise(requestOf(numbered(4))));
    expect(revisions.map(({ changes }) => changes.length)).toEqual([1, 1, 1, 1]);
  });

  test('one block that is too long is cut at its sentences, and its changes stand where they belong', async () => {
    const text = Array.from({ length: 40 }, (_, nth) => `Sentence ${nth} has teh word.`).join(' ');
    await using provider = await fakeProvider(reads(500));
    const { revise } = modelEngineOver([provider], { tokens: 300 });
    const [revision] = await Array.fromAsync(revise(requestOf(paragraphs(text))));
    expect(revision?.changes).toHaveLength(40);
    expect(applyChanges(text, revision?.changes ?? [])).toBe(text.replaceAll('teh', 'the'));
    expect(provider.calls.every((call) => !call.raw.includes('teh word. … '))).toBe(true);
  });

  test('a block that cannot be cut small enough is left to the embedded engine, and that is said', async () => {
    const [long, short] = [`teh ${'word '.repeat(100)}`.trimEnd(), 'Here is teh end.'];
    await using provider = await fakeProvider(reads(60));
    const { revise, notes } = modelEngineOver([provider], { finds: [{ find: 'teh', after: 'the', applied: true }] });
    const revisions = await Array.fromAsync(revise(requestOf(paragraphs(long, short))));
    expect(revisions.map(({ changes }) => changes.map(({ rule }) => rule))).toEqual([
      ['teh'],
      ['ModelProofreadSpelling'],
    ]);
    expect(notes.filter(({ type }) => type === 'warning')).toEqual([
      {
        type: 'warning',
        warning: {
          code: 'model_gave_up',
          message:
            'No model answered (one/fake-1: the text is too long for it. A model that reads more can be named in MODEL_1). The engine “words” goes on with this text.',
        },
        block: 'b1',
      },
    ]);
  });

  test('tells the model what the embedded engine has found', async () => {
    await using provider = await fakeProvider(correct);
    const { revise } = modelEngineOver([provider], { finds: [{ find: 'paragraph', after: 'section' }] });
    await Array.fromAsync(revise(requestOf(numbered(2))));
    const [call] = provider.calls;
    const findings = call && askedText(call).material.get('findings of a rule-based checker, which may be wrong');
    expect(findings).toBe(
      's1: "paragraph" → "section": “paragraph” is better “section”.\ns2: "paragraph" → "section": “paragraph” is better “section”.',
    );
  });

  test('says how many edits were dropped, and why', async () => {
    const wrong = editsTo(({ text }) => [
      { old: 'nowhere', new: 'x' },
      { block: 's99', old: 'Here', new: 'There' },
      { old: text, new: `${text} See https://evil.example now.` },
      { old: 'teh', new: 'the' },
    ]);
    await using provider = await fakeProvider(does.says(wrong));
    const { revise, notes } = modelEngineOver([provider]);
    const [revision] = await Array.fromAsync(revise(requestOf(numbered(1))));
    expect(revision?.changes.map(({ after }) => after)).toEqual(['the']);
    expect(notes.at(-1)).toEqual({
      type: 'warning',
      warning: {
        code: 'edits_dropped',
        message: expect.stringMatching(
          /^Of the model’s edits 3 were dropped: 1 for a block .*, 1 for words that do not/,
        ),
      },
    });
  });

  test('a rule that a person silenced is silent, one that may only suggest suggests', async () => {
    const both = editsTo(() => [
      { old: 'teh', new: 'the' },
      { old: 'Here', new: 'There', category: 'grammar' },
    ]);
    await using provider = await fakeProvider(does.says(both));
    const { revise } = modelEngineOver([provider]);
    const rules = { ModelProofreadSpelling: 'off', ModelProofreadGrammar: 'suggest' } as const;
    const [revision] = await Array.fromAsync(revise(requestOf(numbered(1), { rules })));
    expect(revision?.changes.map(({ before, applied, tier }) => [before, applied, tier])).toEqual([
      ['Here', false, 'B'],
    ]);
  });

  test('words of the dictionary stay, whatever the model wants', async () => {
    await using provider = await fakeProvider(correct);
    const { revise } = modelEngineOver([provider]);
    const [revision] = await Array.fromAsync(revise(requestOf(numbered(1), { dictionary: ['teh'] })));
    expect(revision?.changes).toEqual([]);
  });

  test('a pass that it has no prompt for, and a glance, cost nothing', async () => {
    await using provider = await fakeProvider(correct);
    const { revise } = modelEngineOver([provider], { finds: [{ find: 'teh', after: 'the' }] });
    const unknown = await Array.fromAsync(revise(requestOf(numbered(1), { pass: 'count' })));
    const glance = await Array.fromAsync(revise({ ...requestOf(numbered(1)), glance: true }));
    expect([unknown, glance].map(([revision]) => revision?.changes[0]?.rule)).toEqual(['teh', 'teh']);
    expect(provider.calls).toEqual([]);
  });

  test('what it has found nothing in is not asked about again, unless something else is wanted', async () => {
    await using provider = await fakeProvider(does.says(editsTo(() => [])));
    const { revise } = modelEngineOver([provider]);
    const ask = (options: Parameters<typeof requestOf>[1] = {}) =>
      Array.fromAsync(revise(requestOf(numbered(3), options)));
    await ask();
    await ask();
    expect(provider.calls).toHaveLength(1);
    await ask({ dialect: 'GB' });
    await ask({ pass: 'tighten' });
    expect(provider.calls).toHaveLength(3);
  });

  test('a block whose edits were dropped is asked about again: another time they may fit', async () => {
    await using provider = await fakeProvider(does.says(editsTo(() => [{ old: 'what is not there', new: 'x' }])));
    const { revise } = modelEngineOver([provider]);
    await Array.fromAsync(revise(requestOf(numbered(1))));
    await Array.fromAsync(revise(requestOf(numbered(1))));
    expect(provider.calls).toHaveLength(2);
  });

  test('left in the middle of an answer, it does not ask for the rest again, and a second time it does', async () => {
    await using provider = await fakeProvider(correct);
    const { revise } = modelEngineOver([provider]);
    const request = requestOf(numbered(4));
    const first = revise(request)[Symbol.asyncIterator]();
    await first.next();
    await first.return?.();
    const rest = await Array.fromAsync(revise({ ...request, from: 1 }));
    expect(rest.map(({ block, changes }) => [block, changes.length])).toEqual([
      ['b2', 1],
      ['b3', 1],
      ['b4', 1],
    ]);
    expect(provider.calls).toHaveLength(1);
    await Array.fromAsync(revise({ ...request, from: 1 }));
    expect(provider.calls).toHaveLength(2);
  });

  test('left early, what it had was for that question: another wish asks anew', async () => {
    await using provider = await fakeProvider(correct);
    const { revise } = modelEngineOver([provider]);
    const first = revise(requestOf(numbered(3)))[Symbol.asyncIterator]();
    await first.next();
    await first.return?.();
    await Array.fromAsync(revise({ ...requestOf(numbered(3), { asks: ['Shorter'] }), from: 1 }));
    expect(provider.calls).toHaveLength(2);
  });

  test('left in the middle of what the embedded engine did, a model is asked again', async () => {
    await using provider = await fakeProvider(does.refuses(400));
    const finds = [{ find: 'teh', after: 'the', applied: true }];
    const { revise } = modelEngineOver([provider], { finds });
    const first = revise(requestOf(numbered(3)))[Symbol.asyncIterator]();
    await first.next();
    await first.return?.();
    const asked = provider.calls.length;
    provider.does(correct);
    await Array.fromAsync(revise({ ...requestOf(numbered(3)), from: 1 }));
    expect(provider.calls).toHaveLength(asked + 1);
  });

  test('left early, it closes what it had asked ahead', async () => {
    const silent = does.silent();
    await using provider = await fakeProvider((call) =>
      (call.raw.includes('block s1, paragraph>>>\\nHere is teh paragraph 1.') ? correct : silent)(call),
    );
    const { revise } = modelEngineOver([provider], { tokens: 5, ahead: 2 });
    for await (const { block } of revise(requestOf(numbered(4)))) {
      await provider.call(2);
      expect(block).toBe('b1');
      break;
    }
    await provider.quiet();
  });
});
