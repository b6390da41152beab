import { describe, expect, test } from 'bun:test';
import type { Revision } from '../../../src/engines/revision-engine.ts';
import { paragraphs, requestOf } from '../../support/engine-requests.ts';
import { type Behaviour, fakeProvider } from '../../support/fake-provider.ts';
import type { ManualTiming } from '../../support/manual-timing.ts';
import { modelEngineOver } from '../../support/model-engine.ts';
import { correctsTeh } from '../../support/model-replies.ts';
import { behaviours as does } from '../../support/provider-behaviours.ts';
import { writes } from '../../support/rewrite-replies.ts';

const FINDS = [{ find: 'teh', after: 'the', applied: true }];
/** No call is ended while the test lets pauses pass. */
const SLOW = { idleMs: 10_000_000, callMs: 10_000_000, blockMs: 10_000_000 };
const BLOCKS = 7;
const ROUNDS = 25;

async function impatiently(timing: ManualTiming, revisions: AsyncIterable<Revision>) {
  let over = false;
  const done = Array.fromAsync(revisions).finally(() => (over = true));
  while (!over) {
    const [soonest = Number.POSITIVE_INFINITY] = timing.pending;
    if (soonest <= 60_000) timing.pass(soonest);
    await Promise.race([done.catch(() => undefined), new Promise(setImmediate)]);
  }
  return done;
}

/** Numbers that follow from the seed alone. */
function drawn(seed: number): (below: number) => number {
  let state = seed * 2_654_435_761;
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0;
    return (state >>> 0) % below;
  };
}

// One of the warnings once named a provider that was dead as the one that had answered: calls about several blocks shared
// the memory of who failed last.
describe.each([['exact'], ['rewrite']] as const)('a provider that recovers before a dead one, by %s edits', (edits) => {
  test.each(Array.from({ length: ROUNDS }, (_, seed) => [seed + 1]))(
    'round %i: each warning says what happened to its own blocks',
    async (seed) => {
      const draw = drawn(seed);
      const right: Behaviour = does.says(
        edits === 'exact' ? correctsTeh : writes((text) => text.replace('teh', 'the')),
      );
      const troubles = [does.refuses(503), does.cuts('{"ref"'), does.refuses(429), does.cuts('<<<', 'by reset')];
      const down = 3 + draw(24);
      const script = Array.from({ length: down }, () => (draw(5) === 0 ? right : (troubles[draw(4)] ?? right)));
      let asked = 0;
      const answered: string[] = [];
      await using one = await fakeProvider((call) => {
        const behaviour = script[asked] ?? right;
        asked += 1;
        if (behaviour === right) answered.push(call.raw);
        return behaviour(call);
      });
      await using two = await fakeProvider(draw(2) === 0 ? does.refuses(401) : does.refuses(500));
      const { revise, notes, timing } = modelEngineOver([one, two], {
        finds: FINDS,
        limits: SLOW,
        edits,
        tokens: 5,
        ahead: 1 + draw(4),
      });
      const texts = Array.from({ length: BLOCKS }, (_, nth) => `Here is teh paragraph ${nth + 1}.`);
      const revisions = await impatiently(timing, revise(requestOf(paragraphs(...texts))));

      expect(revisions.map(({ block }) => block)).toEqual(texts.map((_, nth) => `b${nth + 1}`));
      for (const { changes, by } of revisions) {
        // Who is named has made the change.
        expect(by).toEqual(changes[0]?.rule === 'teh' ? ['words'] : ['one/fake-1']);
        expect(changes.map(({ after }) => after.trim())).toEqual(['the']);
      }
      expect(answered.length).toBeGreaterThanOrEqual(revisions.filter(({ by }) => by?.[0] === 'one/fake-1').length);

      const told = notes.flatMap((note) => (note.type === 'warning' ? [note.warning] : []));
      const messages = (code: string) => told.filter((warning) => warning.code === code).map(({ message }) => message);
      const known = ['provider_failed', 'provider_waiting', 'model_gave_up', 'asked_again'];
      expect(told.filter(({ code }) => !known.includes(code))).toEqual([]);
      for (const message of messages('provider_failed')) {
        expect(message).toMatch(/^one\/fake-1: .*\. The text goes on with two\/fake-2\.$/);
      }
      expect(messages('provider_failed').length).toBeLessThanOrEqual(1);
      const gaveUp = messages('model_gave_up');
      expect(gaveUp.length).toBe(revisions.some(({ by }) => by?.[0] === 'words') ? 1 : 0);
      for (const message of gaveUp)
        expect(message).toMatch(/^No model answered \(one\/fake-1: .*; two\/fake-2: .*\)\./);
      for (const message of messages('asked_again')) {
        expect(message).toMatch(
          /^For (\d+) blocks? no model answered at first \(one\/fake-1: .*\)\. Asked once more, one\/fake-1 answered for (?:all|\d+) of them\.$/,
        );
        expect(message).toContain('two/fake-2: ');
      }
      expect(messages('asked_again').length).toBeLessThanOrEqual(1);
      expect(timing.pending).toEqual([]);
    },
  );
});
