import { describe, expect, test } from 'bun:test';
import type { Revision } from '../../../src/engines/revision-engine.ts';
import { paragraphs, requestOf } from '../../support/engine-requests.ts';
import { type Behaviour, fakeProvider } from '../../support/fake-provider.ts';
import type { ManualTiming } from '../../support/manual-timing.ts';
import { modelEngineOver } from '../../support/model-engine.ts';
import { correctsTeh, editsTo } from '../../support/model-replies.ts';
import { behaviours as does } from '../../support/provider-behaviours.ts';
import { writes } from '../../support/rewrite-replies.ts';

const numbered = (count: number) =>
  paragraphs(...Array.from({ length: count }, (_, nth) => `Here is teh paragraph ${nth + 1}.`));
const down = does.refuses(503);
const corrects = does.says(correctsTeh);
/** No call is ended while the test lets pauses pass. */
const SLOW = { idleMs: 10_000_000, callMs: 10_000_000, blockMs: 10_000_000 };
const FINDS = [{ find: 'teh', after: 'the', applied: true }];
const times = (count: number, behaviour: Behaviour) => Array.from({ length: count }, () => behaviour);

/** Lets every pause pass as soon as it begins; the timers of calls stay. @returns the revisions, and ms that were waited */
async function impatiently(timing: ManualTiming, revisions: AsyncIterable<Revision>) {
  let over = false;
  const done = Array.fromAsync(revisions).finally(() => (over = true));
  const began = timing.now();
  while (!over) {
    const [soonest = Number.POSITIVE_INFINITY] = timing.pending;
    if (soonest <= 60_000) timing.pass(soonest);
    await Promise.race([done.catch(() => undefined), new Promise(setImmediate)]);
  }
  return { revisions: await done, waited: timing.now() - began };
}

/** What the provider does: so many times the first, and then the second. */
async function doing(first: readonly Behaviour[], then: Behaviour) {
  const provider = await fakeProvider(then);
  const [one, ...others] = first;
  if (one) provider.does(one, ...others, then);
  return provider;
}

const rulesOf = (revisions: readonly Revision[]) => revisions.map(({ changes }) => changes.map(({ rule }) => rule));
const warningsIn = (notes: ReturnType<typeof modelEngineOver>['notes']) =>
  notes.flatMap((note) => (note.type === 'warning' && note.warning.code !== 'provider_waiting' ? [note.warning] : []));

describe('a block that no model answered for', () => {
  test('is asked about once more at its turn, and the embedded engine is not needed', async () => {
    await using provider = await doing(times(3, down), corrects);
    const { revise, notes, timing } = modelEngineOver([provider], { finds: FINDS, limits: SLOW });
    const { revisions } = await impatiently(timing, revise(requestOf(numbered(2))));
    expect(rulesOf(revisions)).toEqual([['ModelProofreadSpelling'], ['ModelProofreadSpelling']]);
    expect(provider.calls).toHaveLength(4);
    expect(warningsIn(notes)).toEqual([
      {
        code: 'asked_again',
        message:
          'For 2 blocks no model answered at first (one/fake-1: it answered with status 503). Asked once more, one/fake-1 answered for all of them.',
      },
    ]);
    expect(timing.pending).toEqual([]);
  });

  test('waits while the provider is left alone, and is given in its order', async () => {
    // Five failures in a row: from then on the provider is left alone for 15 s.
    await using provider = await doing(times(5, down), corrects);
    const limits = { ...SLOW, attempts: 5 };
    const { revise, notes, timing } = modelEngineOver([provider], { finds: FINDS, tokens: 5, ahead: 1, limits });
    const { revisions, waited } = await impatiently(timing, revise(requestOf(numbered(6))));
    expect(revisions.map(({ block }) => block)).toEqual(['b1', 'b2', 'b3', 'b4', 'b5', 'b6']);
    expect(rulesOf(revisions)).toEqual(Array.from({ length: 6 }, () => ['ModelProofreadSpelling']));
    expect(waited).toBeGreaterThanOrEqual(15_000);
    expect(waited).toBeLessThanOrEqual(30_000);
    expect(warningsIn(notes).map(({ code }) => code)).toEqual(['asked_again']);
  });

  test('has one more try, and no block behind it has another: the embedded engine takes them', async () => {
    await using provider = await fakeProvider(down);
    const { revise, notes, timing } = modelEngineOver([provider], { finds: FINDS, tokens: 5, ahead: 1, limits: SLOW });
    const { revisions, waited } = await impatiently(timing, revise(requestOf(numbered(20))));
    expect(rulesOf(revisions)).toEqual(Array.from({ length: 20 }, () => ['teh']));
    expect(provider.calls.length).toBeLessThanOrEqual(6);
    expect(waited).toBeLessThanOrEqual(30_000);
    expect(warningsIn(notes).map(({ code }) => code)).toEqual(['model_gave_up']);
  });

  test.each([
    ['because of the key', does.refuses(401), 1],
    ['because it takes none for an hour', does.refuses(429, {}, { 'retry-after': '3600' }), 1],
    ['in the form asked for', does.says('Certainly!'), 3],
  ])('%s is not asked about again', async (_why, trouble, calls) => {
    await using provider = await fakeProvider(trouble);
    const { revise, timing } = modelEngineOver([provider], { finds: FINDS, limits: SLOW });
    const { revisions } = await impatiently(timing, revise(requestOf(numbered(1))));
    expect(rulesOf(revisions)).toEqual([['teh']]);
    expect(provider.calls).toHaveLength(calls);
  });

  test('written anew, its text begins again', async () => {
    const long = 'Here is one of the passages, which somebody has written badly, and at some length.';
    const half: Behaviour = (call) => {
      const ref = /^Reference: (\S+)$/m.exec(call.body.messages.at(-1).content)?.[1];
      return does.cuts(`<<<${ref} rewritten>>>\n${long.slice(0, 40)}${'.'.repeat(40)}`)(call);
    };
    const well = (text: string) => text.replace('badly', 'well');
    await using provider = await doing(times(3, half), does.says(writes(well)));
    const { revise, notes, timing } = modelEngineOver([provider], { limits: SLOW });
    const { revisions } = await impatiently(timing, revise(requestOf(paragraphs(long), { pass: 'tone' })));
    expect(rulesOf(revisions)).toEqual([['ModelTone']]);
    let shown = '';
    for (const note of notes) if (note.type === 'piece') shown = note.again ? note.text : shown + note.text;
    expect(well(long)).toStartWith(shown);
    expect(notes.filter((note) => note.type === 'piece' && note.again)).toHaveLength(3);
  });
});

describe('a model of whose edits none can be used', () => {
  const useless = does.says(editsTo(() => [{ old: 'nowhere', new: 'somewhere' }]));

  test('is asked eight times in a row, and the embedded engine does the rest', async () => {
    await using provider = await fakeProvider(useless);
    const { revise, notes } = modelEngineOver([provider], { finds: FINDS, tokens: 5, ahead: 1 });
    const revisions = await Array.fromAsync(revise(requestOf(numbered(12))));
    expect(provider.calls).toHaveLength(8);
    expect(rulesOf(revisions).slice(-4)).toEqual([['teh'], ['teh'], ['teh'], ['teh']]);
    expect(warningsIn(notes).map(({ code }) => code)).toEqual(['model_unusable', 'edits_dropped']);
    expect(warningsIn(notes)[0]?.message).toContain('MODEL_EDITS=rewrite');
  });

  test('that writes whole passages already is not advised to', async () => {
    const wordy = does.says(writes((text) => `${text} See https://example.com/.`));
    await using provider = await fakeProvider(wordy);
    const { revise, notes } = modelEngineOver([provider], { ahead: 1 });
    const passages = Array.from(
      { length: 10 },
      (_, nth) => `The ship ${'abcdefghij'[nth]} was at sea and came home in the end.`,
    );
    await Array.fromAsync(revise(requestOf(paragraphs(...passages), { pass: 'tone' })));
    const said = warningsIn(notes).find(({ code }) => code === 'model_unusable');
    expect(said?.message).toEndWith('goes on with the rest of the pass.');
  });

  test('is given up once, whatever an answer brings that was on its way', async () => {
    await using provider = await fakeProvider((call) =>
      (call.raw.includes('paragraph>>>\\nHere is teh paragraph 10.') ? corrects : useless)(call),
    );
    const { revise, notes } = modelEngineOver([provider], { finds: FINDS, tokens: 5, ahead: 4 });
    await Array.fromAsync(revise(requestOf(numbered(30))));
    expect(provider.calls.length).toBeLessThanOrEqual(12);
    expect(warningsIn(notes).map(({ code }) => code)).toEqual(['model_unusable', 'edits_dropped']);
  });

  test('is asked on where one of them can, and where it finds nothing to do', async () => {
    const answers = Array.from({ length: 12 }, (_, nth) => (nth === 6 ? corrects : useless));
    await using provider = await doing(answers, does.says(editsTo(() => [])));
    const { revise, notes } = modelEngineOver([provider], { finds: FINDS, tokens: 5, ahead: 1 });
    await Array.fromAsync(revise(requestOf(numbered(20))));
    expect(provider.calls).toHaveLength(20);
    expect(warningsIn(notes).map(({ code }) => code)).toEqual(['edits_dropped']);
  });
});
