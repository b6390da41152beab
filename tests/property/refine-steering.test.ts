import { expect, test } from 'bun:test';
import * as fc from 'fast-check';
import { NO_STANDING } from '../../src/people/standing.ts';
import { NO_DECISIONS } from '../../src/protocol/review/decisions.ts';
import type { JobEvent, LoggedEvent } from '../../src/protocol/events.ts';
import { reduce } from '../../src/protocol/fold/reduce.ts';
import { initialState } from '../../src/protocol/fold/state.ts';
import { refine } from '../../src/pipelines/refine/refine.ts';
import { refineSchema } from '../../src/pipelines/refine/refine-schema.ts';
import { DEFAULT_STRATEGY } from '../../src/pipelines/refine/strategies.ts';
import { pacedEngine } from '../support/paced-engine.ts';

const TEXT =
  '# Teh\n\nteh colour , utilize it\n\n- teh item\n\n> teh quote\n\n## End\n\nteh color , utilize\n\nlast teh\n';
const LONGEST_LOG = 400;

interface Told {
  /** The length of the log at which it is said. */
  readonly at: number;
  readonly text: string;
  readonly mode: 'steer' | 'queue';
  readonly block: string | undefined;
}

const told: fc.Arbitrary<Told> = fc.record({
  at: fc.nat({ max: 40 }),
  text: fc.constantFrom(
    'keep British spelling',
    'leave “teh” alone',
    'do not touch the quotes',
    'only change the introduction',
    'no more punctuation changes',
    'only fix spelling',
    'in the introduction only suggest',
    'use American English in the conclusion, and leave spelling alone in the lists',
    'again',
    'only suggest',
    'apply changes again',
    'skip the tighten pass',
    'skip this pass',
    'stop after this pass',
    'forget that',
    'make it rhyme, and leave the lists alone',
  ),
  mode: fc.constantFrom('steer', 'steer', 'queue'),
  block: fc.constantFrom(undefined, undefined, 'b1', 'b3', 'b6'),
});

/** The log of a refinement whose runs end after `cuts` events each: the next one goes on from the log alone. */
async function logOf(said: readonly Told[], gates: readonly string[], cuts: readonly number[]): Promise<LoggedEvent[]> {
  const { engine } = pacedEngine();
  const request = refineSchema.parse({
    input: { text: TEXT },
    options: { review: gates.length > 0 ? 'each_pass' : 'none' },
  });
  const log: LoggedEvent[] = [];
  let state = initialState('job');
  const append = (event: JobEvent) => {
    const seq = log.length + 1;
    const logged: LoggedEvent = { ...event, seq, prev: seq - 1, at: seq };
    log.push(logged);
    state = reduce(state, logged);
    for (const [index, { at, text, mode, block }] of said.entries()) {
      const about = { feedback: `f${index}`, mode, text, ...(block === undefined ? {} : { target: { block } }) };
      if (at === log.length) append({ type: 'feedback_received', data: about });
    }
  };
  const run = () =>
    refine({
      job: 'job',
      request,
      strategy: DEFAULT_STRATEGY,
      engine,
      person: NO_STANDING,
      decisions: async () => NO_DECISIONS,
      decide: async () => 0,
      state: () => state,
      gatherMs: () => 0,
      rest: () => undefined,
      paid: () => undefined,
      signal: new AbortController().signal,
      recovered: false,
      clock: () => 0,
      now: () => 0,
      tell: () => undefined,
      file: async () => ({ ok: false, reason: 'unknown' }),
    });
  for (let cut = 0, asked = 0; log.length < LONGEST_LOG; cut += 1) {
    const events = run();
    for (let left = cuts[cut] ?? Infinity; left > 0; left -= 1) {
      const { done, value } = await events.next();
      if (done && state.input === null) return log;
      if (done || value === undefined) break;
      append(value);
      if (value.type !== 'input_requested') continue;
      const answer = { input: value.data.input, value: gates[asked] ?? 'approve', by: 'user' };
      append({ type: 'input_resolved', data: answer });
      asked += 1;
      break;
    }
    await events.return(undefined);
  }
  throw new Error('a refinement without an end');
}

test('P-210 wherever its runs are cut, a steered refinement writes the same log', async () => {
  const gates = fc.oneof(
    fc.constant([]),
    fc.array(fc.constantFrom('approve', 'approve', 'again', 'undo', 'stop'), { minLength: 1, maxLength: 4 }),
  );
  const cuts = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(fc.array(told, { maxLength: 5 }), gates, cuts, async (said, answers, cutAfter) => {
      const whole = await logOf(said, answers, []);
      expect(await logOf(said, answers, cutAfter)).toEqual(whole);
    }),
    { numRuns: 150 },
  );
}, 300_000);
