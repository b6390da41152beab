import { describe, expect, test } from 'bun:test';
import { CitationFilter } from '../../../src/engines/model/writing/citation-filter.ts';
import { modelWriter } from '../../../src/engines/model/writing/model-writer.ts';
import { ThoughtFilter } from '../../../src/engines/model/calls/thought-filter.ts';
import { readOutline, readRemarks } from '../../../src/engines/model/writing/writing-replies.ts';
import { answerPrompt, critiquePrompt, outlinePrompt } from '../../../src/engines/model/writing/writing-prompt.ts';
import { quotingWriter } from '../../../src/engines/quoting/quoting-writer.ts';
import { type Assignment, WriterFailure, type Written } from '../../../src/engines/writer.ts';
import type { Source } from '../../../src/protocol/source.ts';
import { fakeProvider, type FakeProvider } from '../../support/fake-provider.ts';
import { HOSTILE_DOCUMENTS } from '../../support/hostile-documents.ts';
import { chainOver } from '../../support/provider-chain.ts';
import { behaviours as does } from '../../support/provider-behaviours.ts';

const source = (id: string, quote: string): Source => ({
  id,
  title: 'ships.md',
  file: 'file_1',
  page_or_block: 'paragraph 1',
  quote,
  score: 1,
});
const SOURCES = [source('1', 'The jib is a sail.'), source('2', 'A sheet is a rope.')];
const asks = (more: Partial<Assignment> = {}): Assignment => ({
  message: 'What is a jib?',
  history: [],
  sources: SOURCES,
  gatherMs: () => 0,
  signal: new AbortController().signal,
  ...more,
});

function writerOver(fakes: readonly FakeProvider[], limits: Parameters<typeof chainOver>[1] = {}) {
  const { chain, timing } = chainOver(fakes, limits);
  let drawn = 0;
  const ref = () => `ref${String((drawn += 1)).padStart(9, '0')}`;
  return { writer: modelWriter({ chain, quoting: quotingWriter(), ref }), timing };
}

/** The text that stays when everything was said, and the rest of what was. */
function outcome(said: readonly Written[]) {
  let text = '';
  for (const piece of said) {
    if (piece.type === 'again') text = '';
    if (piece.type === 'text') text += piece.text;
  }
  return { text, codes: said.flatMap((piece) => (piece.type === 'warning' ? piece.code : [])) };
}

describe('model writer', () => {
  test('writes from the passages, and says what it cost', async () => {
    await using one = await fakeProvider(does.says('A jib is a sail [1].', { pieces: 7 }));
    const { writer } = writerOver([one]);
    const said = await Array.fromAsync(writer.write(asks()));
    expect(outcome(said)).toEqual({ text: 'A jib is a sail [1].', codes: [] });
    expect(said.slice(-2)).toMatchObject([
      { type: 'usage', usage: { engine: 'one/fake-1', input_tokens: 100 } },
      { type: 'by', engine: 'one/fake-1' },
    ]);
    const [system, user] = one.calls[0]?.body.messages ?? [];
    expect(system.content).not.toContain('jib');
    expect(user.content).toEndWith('The request:\nWhat is a jib?');
  });

  test('numbers of passages that it was not given are taken out, indexes are not', () => {
    const filter = new CitationFilter(['1', '2']);
    const text = 'So [1]. But [7], and list[0], see [2](x) or [3](y). End [9]';
    let shown = '';
    for (const letter of text) shown += filter.take(letter);
    shown += filter.end();
    expect(shown).toBe('So [1]. But, and list[0], see [2](x) or [3](y). End');
    expect(filter.dropped).toBe(2);
  });

  test('a provider that dies in mid-answer: what was written is void, the next writes', async () => {
    await using one = await fakeProvider(does.cuts('A jib is a kind of'));
    await using two = await fakeProvider(does.says('A jib is a sail.'));
    const { writer } = writerOver([one, two], { attempts: 1 });
    const said = await Array.fromAsync(writer.write(asks()));
    expect(said.map(({ type }) => type)).toContain('again');
    expect(outcome(said)).toEqual({ text: 'A jib is a sail.', codes: ['provider_failed'] });
  });

  test('where no model answers, the files are quoted, and it says so', async () => {
    await using one = await fakeProvider(does.refuses(401));
    const { writer } = writerOver([one]);
    const { text, codes } = outcome(await Array.fromAsync(writer.write(asks())));
    expect(text).toStartWith('Quoted from your files: no model answered.');
    expect(text).toContain('> The jib is a sail.');
    expect(codes).toEqual(['model_gave_up']);
  });

  test('where there is nothing to quote either, it fails with the reason and no word of the provider', async () => {
    await using one = await fakeProvider(does.refuses(401, { message: 'canary' }));
    const { writer } = writerOver([one]);
    const failure = await Array.fromAsync(writer.write(asks({ sources: [] }))).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(WriterFailure);
    expect(String(failure)).toContain(
      'No model answered: one/fake-1: it refused the key with status 401. Check KEY_1.',
    );
    expect(String(failure)).not.toContain('canary');
  });

  test('passages that are too much are given up one by one, the least fitting first', async () => {
    const sources = Array.from({ length: 8 }, (_, nth) => source(String(nth + 1), `Passage number ${nth + 1}.`));
    const tooLong = does.refuses(400, { code: 'context_length_exceeded' });
    await using one = await fakeProvider((call) =>
      (call.raw.includes('number 3.') ? tooLong : does.says('Well [2].'))(call),
    );
    const { writer } = writerOver([one]);
    const said = await Array.fromAsync(writer.write(asks({ sources })));
    expect(outcome(said)).toEqual({ text: 'Well [2].', codes: [] });
    expect(one.calls).toHaveLength(3);
  });

  // What somebody was reading vanished, and quotes stood in its place.
  test('what was written stays where no try comes to the end of it: that of the try that came furthest', async () => {
    const long = 'A jib is a sail in front of the mast, and it is the first of all to catch the wind of the sea';
    await using one = await fakeProvider(does.cuts(`${long}, or`));
    await using two = await fakeProvider(does.cuts(long));
    const { writer } = writerOver([one, two], { attempts: 1 });
    const said = await Array.fromAsync(writer.write(asks()));
    expect(outcome(said)).toEqual({ text: `${long}, or`, codes: ['provider_failed', 'answer_cut'] });
  });

  test('an answer that was cut short stays, and that is said', async () => {
    await using one = await fakeProvider(does.says('A jib is', { finish: 'length' }));
    const { writer } = writerOver([one]);
    expect(outcome(await Array.fromAsync(writer.write(asks())))).toEqual({ text: 'A jib is', codes: ['answer_cut'] });
  });

  test('the outline is a few titles, or none', async () => {
    const sections = (call: { readonly raw: string }, titles: readonly string[]) =>
      JSON.stringify({ ref: /ref\d{9}/.exec(call.raw)?.[0], sections: titles });
    await using one = await fakeProvider(
      (call) => does.says(sections(call, ['One', 'Two', '3', '4', '5', '6', '7']))(call),
      (call) => does.says(sections(call, ['Alone']))(call),
      does.refuses(401),
    );
    const { writer } = writerOver([one]);
    const asides: Written[] = [];
    expect(await writer.outline(asks(), (aside) => asides.push(aside))).toEqual(['One', 'Two', '3', '4', '5', '6']);
    expect(asides.map(({ type }) => type)).toEqual(['usage']);
    expect(await writer.outline(asks())).toEqual([]);
    expect(await writer.outline(asks())).toEqual([]);
  });

  test('what a model thinks aloud is shown to nobody', async () => {
    const thinking = '<think>The user wants [1] …</think>\n\nA jib is a sail [1].';
    await using one = await fakeProvider(
      does.says(thinking, { pieces: 7 }),
      does.says('<think>Nothing comes to mind.</think>'),
      does.refuses(401),
    );
    const { writer } = writerOver([one], { attempts: 1 });
    expect(outcome(await Array.fromAsync(writer.write(asks()))).text).toBe('A jib is a sail [1].');
    expect(outcome(await Array.fromAsync(writer.write(asks()))).codes).toContain('model_gave_up');
  });

  test('thoughts are told wherever the text is cut, and only at its beginning', () => {
    const shown = (text: string, cut: number) => {
      const filter = new ThoughtFilter();
      return filter.take(text.slice(0, cut)) + filter.take(text.slice(cut)) + filter.end();
    };
    for (const [text, answer] of [
      ['\n<think>Hm </thin</think>\n\nSo: <think>.', 'So: <think>.'],
      ['<thin air is thin', '<thin air is thin'],
      ['  <th', '  <th'],
      ['<think>never ends', ''],
      ['Plain.', 'Plain.'],
    ] as const) {
      for (let cut = 0; cut <= text.length; cut += 1) expect(shown(text, cut)).toBe(answer);
      const filter = new ThoughtFilter();
      expect([...text].map((letter) => filter.take(letter)).join('') + filter.end()).toBe(answer);
    }
  });

  test('a model that thinks aloud has its outline and its remarks read as well', () => {
    const said = (reply: object) => `<think>Let me see {…}</think>\n\`\`\`json\n${JSON.stringify(reply)}\n\`\`\``;
    expect(readOutline(said({ ref: 'abc', sections: ['One', 'Two'] }), 'abc')).toEqual(['One', 'Two']);
    expect(readRemarks(said({ ref: 'abc', remarks: ['Too short.'] }), 'abc')).toEqual(['Too short.']);
    expect(readOutline(said({ ref: 'other', sections: ['One', 'Two'] }), 'abc')).toBeUndefined();
  });

  test('cancelled, it throws the reason and its socket closes; left early, too', async () => {
    await using one = await fakeProvider(does.stalls('A jib is'));
    const { writer } = writerOver([one]);
    const cancel = new AbortController();
    const reason = new Error('enough');
    const run = (async () => {
      for await (const said of writer.write(asks({ signal: cancel.signal })))
        if (said.type === 'text') cancel.abort(reason);
    })();
    expect(await run.catch((error: unknown) => error)).toBe(reason);
    await one.quiet();
    for await (const said of writer.write(asks())) if (said.type === 'text') break;
    await one.quiet();
  });
});

describe('the prompt of an answer', () => {
  const turn = { message: 'What is a mast?', answer: 'A pole.' };

  test('has rules, what was said, passages and request', () => {
    expect(answerPrompt(asks({ history: [turn], section: 'Sails' }), 'abc').messages).toMatchSnapshot();
    expect(outlinePrompt(asks(), 'abc')).toMatchSnapshot();
    expect(critiquePrompt(asks({ section: 'Sails' }), 'abc', 'A jib is.')).toMatchSnapshot();
    const mending = { draft: 'A jib is.', remarks: ['It says too little.'] };
    expect(answerPrompt(asks({ asks: ['Shorter.'] }), 'abc', mending).messages).toMatchSnapshot();
  });

  test('S-99 passages stand between marks that they cannot know, whatever they say', () => {
    const sources = HOSTILE_DOCUMENTS.map((quote, nth) => source(String(nth + 1), quote));
    const { messages } = answerPrompt(asks({ sources }), '7c9e6679f00d');
    expect(messages.map(({ role }) => role)).toEqual(['system', 'user']);
    const [, material = ''] = messages.map(({ content }) => content);
    const passages = material.split(/<<<7c9e6679f00d .*>>>\n/).slice(1, -1);
    expect(passages.map((passage) => passage.slice(0, -1))).toEqual(sources.map(({ quote }) => quote));
  });

  test('what was said before has its bounds, the newest first', () => {
    const history = Array.from({ length: 20 }, (_, nth) => ({
      message: `Question ${nth}`,
      answer: 'x'.repeat(90_000),
    }));
    const { messages } = answerPrompt(asks({ history }), 'abc');
    expect(messages.reduce((sum, { content }) => sum + content.length, 0)).toBeLessThan(30_000);
    expect(messages.at(-3)?.content).toBe('Question 19');
  });
});
